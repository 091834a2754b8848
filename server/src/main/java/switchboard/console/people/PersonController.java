package switchboard.console.people;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.HtmlUtils;
import switchboard.base.UserErrorException;
import switchboard.console.BotOperations;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.LiveUpdates;
import switchboard.console.Messages;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.store.DisclosureDao.DisclosureRow;
import switchboard.store.PeopleDao.NoteRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.web.Caller;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;

/** The page of one user: conversation, current screen and actions. */
@Controller
class PersonController {

  private static final String PATH = Paths.PEOPLE + "/{user_id}";

  /** The longest message that Telegram accepts (Bot API, sendMessage). */
  private static final int MAX_LENGTH = 4096;

  private static final int MAX_NOTE_LENGTH = 4000;
  private static final int MAX_REASON_LENGTH = 200;
  private static final int LOOKS = 30;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Store store;
  private final BotOperations desk;
  private final InstantSource clock;
  private final LiveUpdates live;
  private final Masking masking;

  PersonController(
      Store store, BotOperations desk, InstantSource clock, LiveUpdates live, Masking masking) {
    this.store = store;
    this.desk = desk;
    this.clock = clock;
    this.live = live;
    this.masking = masking;
  }

  @Needs(Permission.READ)
  @GetMapping(PATH)
  View person(
      @PathVariable("user_id") long userId,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "") String done) {
    return page(userId, before, FlashMessage.words(done), "", FormError.NONE);
  }

  private Page page(
      long userId, @Nullable Long before, String done, String draft, FormError problem) {
    var now = clock.instant();
    var bot = desk.bot().get();
    var caller = Caller.current().orElseThrow();
    var held = held(caller, userId, before);
    var preference = preference(held);
    return new PersonPage(
        PageLayout.of(PeoplePage.name(held.user()), Paths.PEOPLE).done(done),
        held.user(),
        preference,
        place(held),
        held.talk(),
        held.timeline(),
        held.note().orElse(null),
        held.disclosures(),
        held.hidden(),
        draft,
        caller.isFresh(now),
        problem,
        bot,
        now);
  }

  /** A user's data, masked unless the caller may see it. */
  private PersonDetails held(Caller caller, long userId, @Nullable Long before) {
    return store
        .readNow(tables -> {
          boolean open =
              !masking.isFor(caller)
                  || tables.disclosures().isOpen(userId, caller.id(), clock.instant());
          return PersonDetails.of(tables, userId, before).map(held -> open ? held : held.masked());
        })
        .orElseThrow(PersonController::nobody);
  }

  private PreferenceRow preference(PersonDetails held) {
    var bot = desk.bot().get();
    var user = held.user();
    return held.preference()
        .orElseGet(() -> {
          var code = user.languageCode();
          var language =
              code != null && bot.languages().contains(code) ? code : bot.defaultLanguage();
          return new PreferenceRow(
              user.userId(), language, true, bot.themes().getFirst().id(), user.createdAt());
        });
  }

  private @Nullable CurrentScreen place(PersonDetails held) {
    return held.conversation()
        .map(at ->
            CurrentScreen.of(
                desk.bot().get(), at.data(), preference(held).language(), held.user().firstName()))
        .orElse(null);
  }

  @Needs(Permission.READ)
  @GetMapping(path = Paths.LIVE + "/people/{user_id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(@PathVariable("user_id") long userId) {
    var caller = Caller.current().orElseThrow();
    return live.show(() -> {
      var held = held(caller, userId, null);
      return Page.html(new ConversationPart(held.talk(), place(held), userId));
    });
  }

  /** Sends a reply as the bot. */
  @Needs(Permission.SEND)
  @PostMapping(PATH + "/reply")
  View reply(@PathVariable("user_id") long userId, @RequestParam(defaultValue = "") String text) {
    var user = known(userId);
    var chat = user.chatId();
    var wrong = "";
    if (text.isBlank()) {
      wrong = Messages.translate("person.reply.required");
    } else if (text.length() > MAX_LENGTH) {
      wrong = Messages.translate("person.reply.too_long", MAX_LENGTH, text.length());
    } else if (chat == null) {
      wrong = Messages.translate("person.reply.not_allowed");
    }
    if (!wrong.isEmpty() || chat == null) {
      var problem = FormError.of(UserErrorException.invalid("text", wrong));
      return page(userId, null, "", text, problem).as(problem.status());
    }
    var html = HtmlUtils.htmlEscape(text, "UTF-8").replace("&#39;", "'");
    desk.sending().say(userId, chat, html, Caller.current().orElseThrow().name());
    return back(userId, FlashMessage.SAID);
  }

  private UserRow known(long userId) {
    return store
        .readNow(tables -> tables.users().find(userId))
        .orElseThrow(PersonController::nobody);
  }

  private static UserErrorException nobody() {
    return UserErrorException.notFound(sentence("error.person_not_found"));
  }

  private static View back(long userId, FlashMessage done) {
    return Page.seeOther(Paths.with(Paths.PEOPLE + "/" + userId, "done", done.word()));
  }

  @Needs(Permission.PREFERENCES)
  @PostMapping(PATH + "/preferences")
  View preferences(
      @PathVariable("user_id") long userId,
      @RequestParam String language,
      @RequestParam String theme,
      @RequestParam(defaultValue = "false") boolean notifications) {
    var bot = desk.bot().get();
    if (!bot.languages().contains(language)
        || bot.themes().stream().noneMatch(one -> one.id().equals(theme))) {
      throw UserErrorException.invalid("language", sentence("person.preferences.invalid"));
    }
    var _ = known(userId);
    var row = new PreferenceRow(userId, language, notifications, theme, clock.instant());
    store.run(tables -> tables.sessions().savePreferences(List.of(row)));
    return back(userId, FlashMessage.PREFERENCES_CHANGED);
  }

  /** Saves a note; an empty one deletes it. */
  @Needs(value = Permission.PREFERENCES, as = AuditAction.PREFERENCES_CHANGE)
  @PostMapping(PATH + "/note")
  View note(@PathVariable("user_id") long userId, @RequestParam(defaultValue = "") String note) {
    var _ = known(userId);
    if (note.length() > MAX_NOTE_LENGTH) {
      throw UserErrorException.invalid("note", sentence("person.note.too_long", MAX_NOTE_LENGTH));
    }
    var by = Caller.current().orElseThrow().name();
    var row = new NoteRow(userId, note.strip(), by, clock.instant());
    store.run(tables -> {
      if (row.note().isEmpty()) {
        tables.directory().deleteNote(userId);
      } else {
        tables.directory().saveNotes(List.of(row));
      }
    });
    return back(userId, FlashMessage.NOTE_SAVED);
  }

  /** Shows names and texts for an hour. The user can read the reason. */
  @Needs(value = Permission.READ, as = AuditAction.PERSON_UNMASK)
  @PostMapping(PATH + "/unmask")
  View unmask(@PathVariable("user_id") long userId, @RequestParam(defaultValue = "") String why) {
    var _ = known(userId);
    var reason = why.strip();
    if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
      var wrong = Messages.translate("person.unmask.reason_required", MAX_REASON_LENGTH);
      var problem = FormError.of(UserErrorException.invalid("why", wrong));
      return page(userId, null, "", "", problem).as(problem.status());
    }
    var caller = Caller.current().orElseThrow();
    var now = clock.instant();
    var row =
        new DisclosureRow(userId, now, now.plus(Masking.OPEN), caller.id(), caller.name(), reason);
    store.run(tables -> tables.disclosures().add(List.of(row)));
    return back(userId, FlashMessage.UNMASKED);
  }

  @Needs(value = Permission.ERASE, freshly = true, as = AuditAction.PERSON_EXPORT)
  @GetMapping(PATH + "/export")
  ResponseEntity<String> export(@PathVariable("user_id") long userId) {
    if (held(Caller.current().orElseThrow(), userId, null).hidden()) {
      throw UserErrorException.invalid("why", sentence("person.export.hidden"));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"person-%d.json\"".formatted(userId))
        .body(desk.export().apply(userId));
  }

  /** Erases a user after their id was typed as confirmation. */
  @Needs(value = Permission.ERASE, freshly = true, as = AuditAction.PERSON_ERASE)
  @PostMapping(PATH + "/erase")
  View erase(@PathVariable("user_id") long userId, @RequestParam(defaultValue = "") String typed) {
    var _ = known(userId);
    if (!typed.strip().equals(Long.toString(userId))) {
      var problem =
          FormError.of(
              UserErrorException.invalid(
                  "typed", sentence("person.erase.id_required", "" + userId)));
      return page(userId, null, "", "", problem).as(problem.status());
    }
    store.run(tables -> tables.erasures().request(userId, clock.instant()));
    var done = isErasedSoon(userId) ? FlashMessage.ERASED : FlashMessage.ERASING;
    return Page.seeOther(Paths.with(Paths.PEOPLE, "done", done.word()));
  }

  /** Waits a short time for the erasure, which runs in the background. */
  private boolean isErasedSoon(long userId) {
    try {
      for (int look = 0; look < LOOKS; look++) {
        if (store.readNow(tables -> tables.users().find(userId)).isEmpty()) {
          return true;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
