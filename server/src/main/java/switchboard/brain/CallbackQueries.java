package switchboard.brain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Action;
import switchboard.domain.ButtonAddress;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Effect.Target;
import switchboard.domain.Incoming.On;
import switchboard.domain.Incoming.Tap;
import switchboard.domain.InteractionType.Own;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.Topic;
import switchboard.markup.MessageText;

/** Callback queries. Each is answered exactly once, before anything else. */
record CallbackQueries(
    BrainSetup setup,
    NewUsers newUsers,
    Screens screens,
    SettingsPages settings,
    ActionScreens actions,
    Deletion deletion,
    TextAnswers texts) {

  /** Telegram may refuse to edit older messages; then a new one is sent. */
  private static final Duration EDITABLE = Duration.ofDays(2);

  Decision decide(Session session, Tap tap) {
    if (tap.person().bot()) {
      return new Decision(session, List.of(answer(tap, null)));
    }
    var on = tap.on();
    var address = ButtonAddress.parse(tap.data()).filter(this::offered).orElse(null);
    if (session.standing() == Standing.ERASED && !isShared(on, address)) {
      return erased(session, tap);
    }
    return switch (address) {
      case null -> astray(session, tap, on);
      case ButtonAddress _ when on == null -> astray(session, tap, null);
      case ButtonAddress.Shared shared ->
          follow(session, tap, turn(session, tap, on, shared), shared.leadsTo());
      case ButtonAddress own -> follow(session, tap, turn(session, tap, on, null), own);
    };
  }

  /** Whether others are known to see the button. */
  private static boolean isShared(@Nullable On on, @Nullable ButtonAddress address) {
    return switch (on) {
      case null -> false;
      case On.InChat in -> !in.chat().isPrivate();
      case On.Inline _ -> address instanceof ButtonAddress.Shared;
    };
  }

  // An unknown user is not recorded for a button that is not ours.
  private Decision astray(Session session, Tap tap, @Nullable On on) {
    var text = new LocalizedTexts(setup.bot(), session.preferences()).plain(Phrase.TAP_UNKNOWN);
    var notes =
        on != null && session.standing() == Standing.KNOWN
            ? ActivityEffects.interaction(session, turn(session, tap, on, null), Own.TAP, "unknown")
            : List.<Effect>of();
    return decision(session, tap, text, notes, List.of());
  }

  private Decision erased(Session session, Tap tap) {
    var preferences = newUsers.preferences(tap.person().languageCode());
    var text = new LocalizedTexts(setup.bot(), preferences).plain(Phrase.TAP_ERASED);
    return decision(session, tap, text, List.of(), List.of());
  }

  private Decision follow(Session session, Tap tap, Turn turn, ButtonAddress address) {
    var reply =
        turn.inPublic() && !harmless(address)
            ? Reply.toast(turn, turn.voice().plain(Phrase.TAP_PRIVATE))
            : lead(turn, address);
    boolean erasing = reply.next().standing() == Standing.ERASED;
    var notes =
        erasing
            ? List.<Effect>of()
            : ActivityEffects.interaction(session, turn, Own.TAP, name(address));
    return decision(reply.next(), tap, reply.toast(), notes, reply.effects());
  }

  private Reply lead(Turn turn, ButtonAddress address) {
    return switch (address) {
      case ButtonAddress.Open(var screen) -> screens.open(turn, screen);
      case ButtonAddress.Do(var action) -> actions.perform(turn, action);
      case ButtonAddress.Page(var cursor) -> HistoryPage.ask(turn, cursor);
      case ButtonAddress.Speak(var language) -> settings.speak(turn, language);
      case ButtonAddress.Notify(var wanted) -> settings.notify(turn, wanted);
      case ButtonAddress.Wear(var theme) -> settings.wear(turn, theme);
      case ButtonAddress.Confirm(var nonce) -> deletion.confirm(turn, nonce);
      case ButtonAddress.Keep() ->
          screens.home(turn, null).withToast(turn.voice().plain(Phrase.DELETE_KEPT));
      case ButtonAddress.Understand(var wanted) -> settings.understand(turn, wanted);
      case ButtonAddress.Count(var wanted) -> settings.count(turn, wanted);
      case ButtonAddress.Offered(var leadsTo) -> TextAnswers.taken(turn, lead(turn, leadsTo));
      case ButtonAddress.Refused refused -> texts.refuse(turn, refused);
      case ButtonAddress.Settled() -> texts.settle(turn);
      case ButtonAddress.Shared(var leadsTo, _) -> lead(turn, leadsTo);
    };
  }

  /** Whether everyone in a group may see the result. */
  private static boolean harmless(ButtonAddress address) {
    return address instanceof ButtonAddress.Open
        || (address instanceof ButtonAddress.Do(var action) && action == Action.HOME);
  }

  /** Whether this bot can have such a button. */
  private boolean offered(ButtonAddress address) {
    return switch (address) {
      case ButtonAddress.Speak(var language) -> settings.offersLanguage(language);
      case ButtonAddress.Wear(var theme) -> settings.offersTheme(theme);
      case ButtonAddress.Open _, ButtonAddress.Do _, ButtonAddress.Page _ -> true;
      case ButtonAddress.Count _ -> setup.policy().figures();
      case ButtonAddress.Notify _, ButtonAddress.Confirm _, ButtonAddress.Keep _ -> true;
      case ButtonAddress.Understand _, ButtonAddress.Refused _, ButtonAddress.Settled _ -> true;
      case ButtonAddress.Offered _ -> true;
      case ButtonAddress.Shared(var leadsTo, _) -> offered(leadsTo);
    };
  }

  // An id that no version of the bot file had is free text, which is not recorded.
  private String name(ButtonAddress address) {
    var target = address instanceof ButtonAddress.Offered(var leadsTo) ? leadsTo : address;
    return target instanceof ButtonAddress.Open(var id) && !screens.knows(id)
        ? "unknown"
        : address.data();
  }

  /**
   * @param mark of the button, when others see it too
   */
  private Turn turn(Session session, Tap tap, On on, ButtonAddress.@Nullable Shared mark) {
    return switch (on) {
      case On.InChat in -> {
        var target = target(session, tap, in, mark);
        yield Turn.met(setup, session, tap.person(), tap.origin(), target, in.chat());
      }
      case On.Inline(var id) -> inline(session, tap, id, mark != null);
    };
  }

  private static Target target(
      Session session, Tap tap, On.InChat on, ButtonAddress.@Nullable Shared mark) {
    var chat = on.chat().id();
    var topic = topic(session, on, mark);
    return editable(on, tap.origin().receivedAt())
        ? new Target.Edit(chat, topic, on.messageId(), on.isText())
        : new Target.New(chat, topic);
  }

  /**
   * The turn of a message whose chat Telegram does not name: the button then marks whether others
   * see it. Without a private chat all such messages count as public, so that nothing private is
   * shown to a group.
   */
  private Turn inline(Session session, Tap tap, String id, boolean shared) {
    var own = session.privateChat();
    var chat = own == null ? ChatId.ofPrivate(session.user()) : own;
    return new Turn(
        setup,
        ActivityEffects.met(session),
        tap.person(),
        tap.origin(),
        new Target.EditInline(chat, session.topic(), id, own != null),
        shared || own == null,
        null);
  }

  /**
   * The topic of the message. An inaccessible one does not tell it: then its button does in a
   * group, and in a private chat the last one is likely.
   */
  private static @Nullable Topic topic(
      Session session, On.InChat on, ButtonAddress.@Nullable Shared mark) {
    if (on.topic() != null || on.sentAt() != null) {
      return on.topic();
    }
    if (on.chat().isPrivate()) {
      return session.topic();
    }
    return mark == null ? null : mark.topic();
  }

  private static boolean editable(On.InChat on, Instant now) {
    var sentAt = on.sentAt();
    return sentAt != null && !sentAt.isBefore(now.minus(EDITABLE));
  }

  private static Decision decision(
      Session next, Tap tap, @Nullable String toast, List<Effect> notes, List<Effect> effects) {
    return new Decision(
        next,
        ActivityEffects.with(ActivityEffects.with(List.of(answer(tap, toast)), notes), effects));
  }

  private static Effect answer(Tap tap, @Nullable String toast) {
    var text = toast == null ? null : MessageText.clip(toast, MessageText.MAX_TOAST_LENGTH);
    return new Effect.Deliver(new Call.AnswerTap(tap.queryId(), text, false));
  }
}
