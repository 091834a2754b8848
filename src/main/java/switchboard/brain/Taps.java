package switchboard.brain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.Address;
import switchboard.domain.Call;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming.On;
import switchboard.domain.Incoming.Tap;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.Topic;

/** Buttons pressed: each is answered exactly once, before anything else. */
final class Taps {

  /** Telegram may refuse to edit what is older; a new message is sent then. */
  private static final Duration EDITABLE = Duration.ofDays(2);

  private final Setup setup;
  private final Strangers strangers;
  private final Screens screens;
  private final SettingsPages settings;
  private final Actions actions;
  private final Deletion deletion;

  Taps(
      Setup setup,
      Strangers strangers,
      Screens screens,
      SettingsPages settings,
      Actions actions,
      Deletion deletion) {
    this.setup = setup;
    this.strangers = strangers;
    this.screens = screens;
    this.settings = settings;
    this.actions = actions;
    this.deletion = deletion;
  }

  Decision decide(Session session, Tap tap) {
    if (tap.person().bot()) {
      return new Decision(session, List.of(answer(tap, null)));
    }
    var on = tap.on();
    if (session.standing() == Standing.ERASED && (on == null || on.chat().isPrivate())) {
      return erased(session, tap);
    }
    var address = Address.parse(tap.data()).filter(this::offered);
    return on == null || address.isEmpty()
        ? astray(session, tap, on)
        : follow(session, tap, on, address.get());
  }

  // A stranger is not written down for a button that is none of ours.
  private Decision astray(Session session, Tap tap, @Nullable On on) {
    var text = new Voice(setup.bot(), session.preferences()).plain(Phrase.TAP_UNKNOWN);
    var notes =
        on != null && session.standing() == Standing.KNOWN
            ? Notes.interaction(session, turn(session, tap, on), "tap", "unknown")
            : List.<Effect>of();
    return decision(session, tap, text, notes, List.of());
  }

  private Decision erased(Session session, Tap tap) {
    var preferences = strangers.preferences(tap.person().languageCode());
    var text = new Voice(setup.bot(), preferences).plain(Phrase.TAP_ERASED);
    return decision(session, tap, text, List.of(), List.of());
  }

  private Decision follow(Session session, Tap tap, On on, Address address) {
    var turn = turn(session, tap, on);
    var reply =
        turn.inPublic() && !harmless(address)
            ? Reply.toast(turn, turn.voice().plain(Phrase.TAP_PRIVATE))
            : lead(turn, address);
    boolean erasing = reply.next().standing() == Standing.ERASED;
    var notes =
        erasing ? List.<Effect>of() : Notes.interaction(session, turn, "tap", name(address));
    return decision(reply.next(), tap, reply.toast(), notes, reply.effects());
  }

  private Reply lead(Turn turn, Address address) {
    return switch (address) {
      case Address.Open(var screen) -> screens.open(turn, screen);
      case Address.Do(var action) -> actions.perform(turn, action);
      case Address.Page(var cursor) -> HistoryPage.ask(turn, cursor);
      case Address.Speak(var language) -> settings.speak(turn, language);
      case Address.Notify(var wanted) -> settings.notify(turn, wanted);
      case Address.Wear(var theme) -> settings.wear(turn, theme);
      case Address.Confirm(var nonce) -> deletion.confirm(turn, nonce);
      case Address.Keep() ->
          screens.home(turn, null).withToast(turn.voice().plain(Phrase.DELETE_KEPT));
    };
  }

  /** What everybody in a group may see. */
  private static boolean harmless(Address address) {
    return address instanceof Address.Open
        || (address instanceof Address.Do(var action) && action == Action.HOME);
  }

  /** Whether such a button can be one of this bot's. */
  private boolean offered(Address address) {
    return switch (address) {
      case Address.Speak(var language) -> settings.offersLanguage(language);
      case Address.Wear(var theme) -> settings.offersTheme(theme);
      case Address.Open _, Address.Do _, Address.Page _ -> true;
      case Address.Notify _, Address.Confirm _, Address.Keep _ -> true;
    };
  }

  // An id that no version of the bot file had is somebody's free text: not for the record.
  private String name(Address address) {
    return address instanceof Address.Open(var id) && !screens.knows(id)
        ? "unknown"
        : address.data();
  }

  private Turn turn(Session session, Tap tap, On on) {
    boolean editable = editable(on, tap.origin().receivedAt());
    return new Turn(
        setup,
        Notes.met(session),
        tap.person(),
        on.chat(),
        topic(session, on),
        tap.origin(),
        editable ? on.messageId() : null);
  }

  /** A message no longer accessible does not tell its topic: in private the last one is likely. */
  private static @Nullable Topic topic(Session session, On on) {
    boolean told = on.topic() != null || on.sentAt() != null;
    return told || !on.chat().isPrivate() ? on.topic() : session.topic();
  }

  private static boolean editable(On on, Instant now) {
    var sentAt = on.sentAt();
    return sentAt != null && !sentAt.isBefore(now.minus(EDITABLE));
  }

  private static Decision decision(
      Session next, Tap tap, @Nullable String toast, List<Effect> notes, List<Effect> effects) {
    return new Decision(next, Notes.with(Notes.with(List.of(answer(tap, toast)), notes), effects));
  }

  private static Effect answer(Tap tap, @Nullable String toast) {
    var text = toast == null ? null : Html.clip(toast, Html.TOAST);
    return new Effect.Deliver(new Call.AnswerTap(tap.queryId(), text, false));
  }
}
