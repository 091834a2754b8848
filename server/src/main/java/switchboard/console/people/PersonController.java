package switchboard.console.people;

import static switchboard.base.Sentence.sentence;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
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
import switchboard.base.UserErrorException;
import switchboard.console.FlashMessage;
import switchboard.console.FormError;
import switchboard.console.LiveUpdates;
import switchboard.console.Page;
import switchboard.console.PageLayout;
import switchboard.console.Paths;
import switchboard.domain.AuditAction;
import switchboard.domain.UserId;
import switchboard.operations.AnswerFile;
import switchboard.operations.BotFileService;
import switchboard.operations.ErasureService;
import switchboard.operations.ExportService;
import switchboard.operations.FileReplyService;
import switchboard.operations.MediaService;
import switchboard.operations.PeopleService;
import switchboard.operations.PreferenceService;
import switchboard.operations.ReplyService;
import switchboard.operations.SeenConversation;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.web.Caller;
import switchboard.web.ContentPolicy;
import switchboard.web.Masking;
import switchboard.web.Needs;
import switchboard.web.Permission;
import switchboard.web.UploadedFile;

/** The page of one user: conversation, current screen and actions. */
@Controller
record PersonController(
    Store store,
    BotFileService botFile,
    PeopleService people,
    PreferenceService preferences,
    ReplyService replies,
    FileReplyService fileReplies,
    ExportService exports,
    ErasureService erasures,
    MediaService media,
    InstantSource clock,
    LiveUpdates live,
    Masking masking) {

  private static final String PATH = Paths.PEOPLE + "/{user_id}";

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  /** Erasures usually take less; the page says when one continues. */
  private static final Duration ERASURE_PATIENCE = Duration.ofSeconds(3);

  @Needs(Permission.READ)
  @GetMapping(PATH)
  View person(
      @PathVariable("user_id") UserId userId,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "") String done) {
    return page(userId, before, FlashMessage.text(done), "", FormError.NONE);
  }

  private Page page(
      UserId userId, @Nullable Long before, String done, String draft, FormError problem) {
    var now = clock.instant();
    var caller = Caller.current().orElseThrow();
    var held = held(caller, userId, before);
    return new PersonPage(
        PageLayout.of(PeoplePage.name(held.user()), Paths.PEOPLE).done(done),
        held,
        place(held),
        waiting(held, caller),
        before == null,
        fileReplies.maxBytes(),
        draft,
        caller.isFresh(now),
        problem,
        botFile.bot(),
        now);
  }

  /** A user's data, masked unless the caller may see it. */
  private PersonDetails held(Caller caller, UserId userId, @Nullable Long before) {
    return store
        .readNow(tables -> {
          boolean open =
              !masking.isFor(caller) || people.isDisclosed(tables, userId, caller.account());
          return PersonDetails.of(tables, preferences, userId, before, media::received)
              .map(held -> open ? held : held.masked());
        })
        .orElseThrow(UserErrorException::personNotFound);
  }

  private @Nullable Waiting waiting(PersonDetails held, Caller caller) {
    var within = botFile.bot().answering().within();
    return held.waiting()
        .map(row -> new Waiting(row, within, caller, Waiting.PERSON, clock.instant()))
        .orElse(null);
  }

  private @Nullable CurrentScreen place(PersonDetails held) {
    return held.conversation()
        .map(at ->
            CurrentScreen.of(
                botFile.bot(), at.data(), held.preferences().language(), held.user().firstName()))
        .orElse(null);
  }

  @Needs(Permission.READ)
  @GetMapping(path = Paths.LIVE + "/people/{user_id}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(@PathVariable("user_id") UserId userId) {
    var caller = Caller.current().orElseThrow();
    return live.show(() -> {
      var held = held(caller, userId, null);
      return Page.html(
          new ConversationPart(held.talk(), place(held), waiting(held, caller), userId));
    });
  }

  /** Sends a reply as the bot: a text, a file, or a file with a caption. */
  @Needs(Permission.SEND)
  @PostMapping(PATH + "/reply")
  View reply(
      @PathVariable("user_id") UserId userId,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "false") boolean uncompressed,
      @RequestParam(defaultValue = "") String seen,
      HttpServletRequest request) {
    var operator = Caller.current().orElseThrow().name();
    var file = UploadedFile.of(request).orElse(null);
    var known = SeenConversation.parse(seen).orElse(null);
    try {
      if (file == null) {
        replies.send(userId, text, operator, known);
      } else {
        var sent = new AnswerFile(file.name(), uncompressed, file.content());
        fileReplies.send(userId, text, sent, operator, known);
      }
    } catch (UserErrorException e) {
      if (file != null) {
        file.skip();
      }
      return page(userId, null, "", text, FormError.of(e)).as(FormError.of(e).status());
    }
    return back(userId, FlashMessage.SAID);
  }

  private static View back(UserId userId, FlashMessage done) {
    return Page.seeOther(Paths.with(Paths.person(userId), "done", done.word()));
  }

  @Needs(Permission.PREFERENCES)
  @PostMapping(PATH + "/preferences")
  View preferences(
      @PathVariable("user_id") UserId userId,
      @RequestParam String language,
      @RequestParam String theme,
      @RequestParam(defaultValue = "false") boolean notifications,
      @RequestParam(defaultValue = "false") boolean understand) {
    var answers = botFile.bot().understands() ? understand : null; // else the page has no such box
    var _ =
        preferences.change(
            userId, new PreferenceService.Change(language, notifications, theme, answers));
    return back(userId, FlashMessage.PREFERENCES_CHANGED);
  }

  /** Saves a note; an empty one deletes it. */
  @Needs(value = Permission.PREFERENCES, as = AuditAction.PREFERENCES_CHANGE)
  @PostMapping(PATH + "/note")
  View note(@PathVariable("user_id") UserId userId, @RequestParam(defaultValue = "") String note) {
    people.saveNote(userId, note, Caller.current().orElseThrow().name());
    return back(userId, FlashMessage.NOTE_SAVED);
  }

  /** Shows names and texts for an hour. */
  @Needs(value = Permission.READ, as = AuditAction.PERSON_UNMASK)
  @PostMapping(PATH + "/unmask")
  View unmask(@PathVariable("user_id") UserId userId, @RequestParam(defaultValue = "") String why) {
    var caller = Caller.current().orElseThrow();
    if (caller.by() == Caller.By.TOKEN) {
      return back(userId, FlashMessage.UNMASKED); // nothing is hidden from a token
    }
    try {
      people.disclose(userId, caller.account(), caller.name(), why);
    } catch (UserErrorException e) {
      return page(userId, null, "", "", FormError.of(e)).as(FormError.of(e).status());
    }
    return back(userId, FlashMessage.UNMASKED);
  }

  /**
   * Downloads everything stored about the user.
   *
   * @param format {@code json}, or {@code html} to be read
   */
  @Needs(value = Permission.ERASE, freshly = true, as = AuditAction.PERSON_EXPORT)
  @GetMapping(PATH + "/export")
  ResponseEntity<String> export(
      @PathVariable("user_id") UserId userId, @RequestParam(defaultValue = "json") String format) {
    if (held(Caller.current().orElseThrow(), userId, null).hidden()) {
      throw UserErrorException.invalid("why", sentence("person.export.hidden"));
    }
    boolean html = format.equals("html");
    return ResponseEntity.ok()
        .contentType(html ? HTML : MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"person-%d.%s\""
                .formatted(userId.value(), html ? "html" : "json"))
        .header(ContentPolicy.HEADER, ContentPolicy.FILE)
        .body(html ? page(exports.data(userId)) : exports.document(userId));
  }

  private String page(PersonalData data) {
    return PersonDocument.of(data, exports.tree(data), _ -> "");
  }

  /** Erases a user after their id was typed as confirmation. */
  @Needs(value = Permission.ERASE, freshly = true, as = AuditAction.PERSON_ERASE)
  @PostMapping(PATH + "/erase")
  View erase(
      @PathVariable("user_id") UserId userId, @RequestParam(defaultValue = "") String typed) {
    var id = Long.toString(userId.value());
    if (!typed.strip().equals(id)) {
      var problem =
          FormError.of(
              UserErrorException.invalid("typed", sentence("person.erase.id_required", id)));
      return page(userId, null, "", "", problem).as(problem.status());
    }
    demandKnown(userId);
    erasures.request(userId);
    var done =
        erasures.await(userId, ERASURE_PATIENCE) ? FlashMessage.ERASED : FlashMessage.ERASING;
    return Page.seeOther(Paths.with(Paths.PEOPLE, "done", done.word()));
  }

  private void demandKnown(UserId userId) {
    if (store.readNow(tables -> tables.users().find(userId)).isEmpty()) {
      throw UserErrorException.personNotFound();
    }
  }
}
