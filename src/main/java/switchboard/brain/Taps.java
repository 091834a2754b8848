package switchboard.brain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.Address;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Effect.Target;
import switchboard.domain.Incoming.On;
import switchboard.domain.Incoming.Tap;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.Topic;

/** Callback queries. Each is answered exactly once, before anything else. */
final class Taps {

  /** Telegram may refuse to edit older messages; then a new one is sent. */
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
    var address = Address.parse(tap.data()).filter(this::offered).orElse(null);
    if (session.standing() == Standing.ERASED && !isShared(on, address)) {
      return erased(session, tap);
    }
    return switch (address) {
      case null -> astray(session, tap, on);
      case Address _ when on == null -> astray(session, tap, null);
      case Address.Shared(var leadsTo) ->
          follow(session, tap, turn(session, tap, on, true), leadsTo);
      case Address own -> follow(session, tap, turn(session, tap, on, false), own);
    };
  }

  /** Whether others are known to see the button. */
  private static boolean isShared(@Nullable On on, @Nullable Address address) {
    return switch (on) {
      case null -> false;
      case On.InChat in -> !in.chat().isPrivate();
      case On.Inline _ -> address instanceof Address.Shared;
    };
  }

  // An unknown user is not recorded for a button that is not ours.
  private Decision astray(Session session, Tap tap, @Nullable On on) {
    var text = new Voice(setup.bot(), session.preferences()).plain(Phrase.TAP_UNKNOWN);
    var notes =
        on != null && session.standing() == Standing.KNOWN
            ? Notes.interaction(session, turn(session, tap, on, false), "tap", "unknown")
            : List.<Effect>of();
    return decision(session, tap, text, notes, List.of());
  }

  private Decision erased(Session session, Tap tap) {
    var preferences = strangers.preferences(tap.person().languageCode());
    var text = new Voice(setup.bot(), preferences).plain(Phrase.TAP_ERASED);
    return decision(session, tap, text, List.of(), List.of());
  }

  private Decision follow(Session session, Tap tap, Turn turn, Address address) {
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
      case Address.Shared(var leadsTo) -> lead(turn, leadsTo);
    };
  }

  /** Whether everyone in a group may see the result. */
  private static boolean harmless(Address address) {
    return address instanceof Address.Open
        || (address instanceof Address.Do(var action) && action == Action.HOME);
  }

  /** Whether this bot can have such a button. */
  private boolean offered(Address address) {
    return switch (address) {
      case Address.Speak(var language) -> settings.offersLanguage(language);
      case Address.Wear(var theme) -> settings.offersTheme(theme);
      case Address.Open _, Address.Do _, Address.Page _ -> true;
      case Address.Notify _, Address.Confirm _, Address.Keep _ -> true;
      case Address.Shared(var leadsTo) -> offered(leadsTo);
    };
  }

  // An id that no version of the bot file had is free text, which is not recorded.
  private String name(Address address) {
    return address instanceof Address.Open(var id) && !screens.knows(id)
        ? "unknown"
        : address.data();
  }

  private Turn turn(Session session, Tap tap, On on, boolean shared) {
    return switch (on) {
      case On.InChat in ->
          Turn.met(setup, session, tap.person(), tap.origin(), target(session, tap, in), in.chat());
      case On.Inline(var id) -> inline(session, tap, id, shared);
    };
  }

  private static Target target(Session session, Tap tap, On.InChat on) {
    var chat = on.chat().id();
    var topic = topic(session, on);
    return editable(on, tap.origin().receivedAt())
        ? new Target.Edit(chat, topic, on.messageId())
        : new Target.New(chat, topic);
  }

  /**
   * The turn of a message whose chat Telegram does not name: the button then marks whether others
   * see it. Without a private chat all such messages count as public, so that nothing private is
   * shown to a group.
   */
  private Turn inline(Session session, Tap tap, String id, boolean shared) {
    var own = session.privateChat();
    // A private chat has the id of the user.
    var chat = own == null ? new ChatId(session.user().value()) : own;
    return new Turn(
        setup,
        Notes.met(session),
        tap.person(),
        tap.origin(),
        new Target.EditInline(chat, session.topic(), id, own != null),
        shared || own == null);
  }

  /**
   * The topic of the message. An inaccessible one has none; in a private chat the last one is
   * likely.
   */
  private static @Nullable Topic topic(Session session, On.InChat on) {
    boolean told = on.topic() != null || on.sentAt() != null;
    return told || !on.chat().isPrivate() ? on.topic() : session.topic();
  }

  private static boolean editable(On.InChat on, Instant now) {
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
