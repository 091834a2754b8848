package switchboard.console.people;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.domain.UserId;
import switchboard.domain.Word;
import switchboard.operations.BotFileService;
import switchboard.operations.InboxService;
import switchboard.store.Store;
import switchboard.web.Caller;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The users who wait for an answer, longest waiting first. */
@Controller
record InboxController(
    Store store,
    BotFileService botFile,
    InboxService inbox,
    InstantSource clock,
    LiveUpdates live,
    Masking masking) {

  private static final String PATH = Paths.INBOX + "/{user_id}";

  @Needs(Permission.READ)
  @GetMapping(Paths.INBOX)
  View inbox(
      @RequestParam(defaultValue = "false") boolean snoozed,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String done) {
    return page(snoozed, from, FlashMessage.text(done), FormError.NONE);
  }

  private Page page(boolean snoozed, String from, String done, FormError problem) {
    var frame = PageLayout.of(Messages.translate("inbox.title"), Paths.INBOX).done(done);
    var part = part(snoozed, from, Caller.current().orElseThrow());
    return new InboxPage(frame, part, from.isEmpty(), problem);
  }

  private InboxPage.Part part(boolean snoozed, String from, Caller reader) {
    var now = clock.instant();
    var bot = botFile.bot();
    return store.readNow(tables -> {
      var read = InboxList.read(tables, snoozed, from, now);
      var list = masking.isFor(reader) ? read.masked() : read;
      return new InboxPage.Part(
          list.lines(bot, bot.answering().within(), reader, now),
          list.next(),
          snoozed,
          tables.waiting().total(now, InboxPage.Part.MANY).people(),
          tables.waiting().countSnoozed(now, InboxPage.Part.MANY));
    });
  }

  @Needs(Permission.READ)
  @GetMapping(path = Paths.LIVE + "/inbox", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter liveInbox(@RequestParam(defaultValue = "false") boolean snoozed) {
    var reader = Caller.current().orElseThrow();
    return live.show(() -> Page.html(part(snoozed, "", reader)));
  }

  @Needs(value = Permission.SEND, as = AuditAction.INBOX_CHANGE)
  @PostMapping(PATH + "/take")
  View take(
      @PathVariable("user_id") UserId userId,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String then) {
    var operator = Caller.current().orElseThrow().name();
    return changed(
        () -> inbox.take(Waiting.version(userId, seen), operator),
        userId,
        then,
        FlashMessage.TAKEN);
  }

  @Needs(value = Permission.SEND, as = AuditAction.INBOX_CHANGE)
  @PostMapping(PATH + "/release")
  View release(
      @PathVariable("user_id") UserId userId,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String then) {
    return changed(
        () -> inbox.release(Waiting.version(userId, seen)), userId, then, FlashMessage.RELEASED);
  }

  /**
   * @param until a {@link Snooze}; anything else ends it
   */
  @Needs(value = Permission.SEND, as = AuditAction.INBOX_CHANGE)
  @PostMapping(PATH + "/snooze")
  View snooze(
      @PathVariable("user_id") UserId userId,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String then) {
    var time = until(until);
    return changed(
        () -> inbox.snooze(Waiting.version(userId, seen), time),
        userId,
        then,
        time == null ? FlashMessage.AWAKE : FlashMessage.SNOOZED);
  }

  private @Nullable Instant until(String word) {
    return Word.find(Snooze.class, word).map(it -> it.until(clock.instant())).orElse(null);
  }

  @Needs(value = Permission.SEND, as = AuditAction.INBOX_CHANGE)
  @PostMapping(PATH + "/settle")
  View settle(
      @PathVariable("user_id") UserId userId,
      @RequestParam String seen,
      @RequestParam(defaultValue = "") String then) {
    return changed(
        () -> inbox.settle(Waiting.version(userId, seen)), userId, then, FlashMessage.SETTLED);
  }

  private View changed(Runnable change, UserId userId, String then, FlashMessage done) {
    try {
      change.run();
    } catch (UserErrorException e) {
      var problem = FormError.of(e);
      return page(false, "", "", problem).as(problem.status());
    }
    return switch (then) {
      case Waiting.PERSON -> Page.seeOther(Paths.with(Paths.person(userId), "done", done.word()));
      case Waiting.ANSWER -> Page.seeOther(Paths.person(userId) + "#text");
      default -> Page.seeOther(Paths.with(Paths.INBOX, "done", done.word()));
    };
  }

  /** The operator types an answer, which other operators see. */
  @Needs(value = Permission.SEND, logged = false)
  @PostMapping(PATH + "/typing")
  ResponseEntity<Void> type(@PathVariable("user_id") UserId userId) {
    inbox.type(userId, Caller.current().orElseThrow().name());
    return new ResponseEntity<>(HttpStatus.NO_CONTENT);
  }
}
