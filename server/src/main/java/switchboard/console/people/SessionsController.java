package switchboard.console.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.console.FlashMessage;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.UserId;
import switchboard.operations.BotFileService;
import switchboard.operations.PeopleService;
import switchboard.store.SessionDao;
import switchboard.store.SessionDao.ActiveSession;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Users active in the last 30 minutes, with their current screens. */
@Controller
record SessionsController(
    Store store,
    BotFileService botFile,
    PeopleService people,
    InstantSource clock,
    LiveUpdates live,
    Masking masking) {

  private static final int ROWS = 50;

  @Needs(Permission.READ)
  @GetMapping(Paths.SESSIONS)
  View sessions(
      @RequestParam(defaultValue = "0") long from, @RequestParam(defaultValue = "") String done) {
    var frame =
        PageLayout.of(Messages.translate("sessions.title"), Paths.SESSIONS)
            .done(FlashMessage.text(done));
    var part = part(from, SessionsPage.mayEnd(frame));
    var lines = part.lines();
    var next = lines.size() < ROWS ? "" : Long.toString(lines.getLast().userId().value());
    return new SessionsPage(frame, part, next);
  }

  private SessionsPage.Part part(long from, boolean mayEnd) {
    var now = clock.instant();
    var bot = botFile.bot();
    var active =
        store.readNow(tables -> Active.read(tables, now.minus(SessionDao.ACTIVE_FOR), from));
    var names = masking.on() ? active.names().masked() : active.names();
    var lines =
        active.sessions().stream()
            .map(session -> {
              var first = names.firstName(session.userId());
              var place = CurrentScreen.of(bot, session.data(), bot.defaultLanguage(), first);
              var name = names.name(session.userId());
              return new SessionsPage.Line(session.userId(), name, place, session.lastActivity());
            })
            .toList();
    return new SessionsPage.Part(lines, mayEnd, now);
  }

  private record Active(List<ActiveSession> sessions, PersonNames names) {

    static Active read(Tables tables, Instant since, long from) {
      var sessions = tables.sessions().active(since, from, ROWS);
      var numbers = sessions.stream().map(ActiveSession::userId).toList();
      return new Active(sessions, PersonNames.of(tables, numbers));
    }
  }

  @Needs(Permission.READ)
  @GetMapping(path = Paths.LIVE + "/sessions", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter liveSessions() {
    return live.show(() -> Page.html(part(0, false)));
  }

  @Needs(Permission.PREFERENCES)
  @PostMapping(Paths.SESSIONS + "/{user_id}/end")
  View end(@PathVariable("user_id") UserId userId) {
    people.endSession(userId);
    return Page.seeOther(Paths.with(Paths.SESSIONS, "done", FlashMessage.SESSION_ENDED.word()));
  }
}
