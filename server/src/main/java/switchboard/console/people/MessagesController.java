package switchboard.console.people;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.console.DisplayPreferences;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** Messages of all users, which show who is waiting for an answer. */
@Controller
record MessagesController(Store store, LiveUpdates live, Masking masking, InstantSource clock) {

  private static final int ROWS = 50;

  @Needs(Permission.READ)
  @GetMapping(Paths.MESSAGES)
  View messages(@RequestParam(required = false) @Nullable Long from) {
    var part = part(from == null ? Long.MAX_VALUE : from);
    var lines = part.lines();
    var next = lines.size() < ROWS ? "" : Long.toString(lines.getLast().id());
    return new MessagesPage(
        PageLayout.of(Messages.translate("messages.title"), Paths.MESSAGES),
        part,
        from == null,
        next);
  }

  @Needs(Permission.READ)
  @GetMapping(path = Paths.LIVE + "/messages", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter liveMessages() {
    return live.show(() -> Page.html(part(Long.MAX_VALUE)));
  }

  private MessagesPage.Part part(long before) {
    var written = store.readNow(tables -> Written.read(tables, before));
    var shown = masking.on() ? written.masked() : written;
    return new MessagesPage.Part(
        shown.lines(), LocalDate.ofInstant(clock.instant(), DisplayPreferences.current().zone()));
  }

  private record Written(
      List<MessageRow> messages, PersonNames names, Map<UserId, Instant> answers, boolean hidden) {

    static Written read(Tables tables, long before) {
      var messages = tables.messages().newest(before, ROWS);
      var numbers = messages.stream().map(MessageRow::userId).distinct().toList();
      var answers = new HashMap<UserId, Instant>();
      if (!numbers.isEmpty()) {
        tables
            .outbox()
            .answered(InListPadding.list(numbers))
            .forEach(answer -> answers.put(answer.userId(), inTelegramsTime(answer.at())));
      }
      return new Written(messages, PersonNames.of(tables, numbers), answers, false);
    }

    /** Truncates to seconds, the precision of Telegram's timestamps. */
    private static Instant inTelegramsTime(Instant at) {
      return at.truncatedTo(ChronoUnit.SECONDS);
    }

    Written masked() {
      return new Written(messages, names.masked(), answers, true);
    }

    List<MessagesPage.Line> lines() {
      return messages.stream().map(this::line).toList();
    }

    private MessagesPage.Line line(MessageRow row) {
      var said = ConversationHistory.Line.of(row);
      return new MessagesPage.Line(
          row.id(),
          row.userId(),
          names.name(row.userId()),
          hidden ? said.masked() : said,
          answers.getOrDefault(row.userId(), Instant.MIN).isAfter(row.timestamp()));
    }
  }
}
