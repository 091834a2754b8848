package switchboard.brain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.Effect;
import switchboard.domain.InteractionType;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;

/** What is recorded about a turn. For users who asked for erasure, and for operators: nothing. */
final class ActivityEffects {

  private ActivityEffects() {}

  /** Marks the user as known, unless they asked for erasure. */
  static Session met(Session session) {
    return session.standing() == Standing.NEW ? session.with(Standing.KNOWN) : session;
  }

  /** The same, and stores the private chat. */
  static Session met(Session session, Chat chat) {
    var known = met(session);
    return chat.isPrivate() && known.standing() == Standing.KNOWN ? known.with(chat.id()) : known;
  }

  /** Records the visit and, the first time, the initial preferences. */
  static List<Effect> arrival(Session before, Turn turn) {
    var user = before.user();
    var known =
        new Effect.KnowPerson(
            turn.person(), turn.inPublic() ? null : turn.target().chat(), turn.at());
    return switch (before.standing()) {
      case ERASED, STAFF -> List.of();
      case KNOWN -> List.of(known);
      case NEW -> List.of(known, new Effect.SavePreferences(user, before.preferences(), turn.at()));
    };
  }

  /** The same, with what the user did. */
  static List<Effect> interaction(
      Session before, Turn turn, InteractionType type, @Nullable String data) {
    return before.standing() == Standing.ERASED || before.standing() == Standing.STAFF
        ? List.of()
        : with(
            arrival(before, turn), new Effect.LogInteraction(before.user(), type, data, turn.at()));
  }

  /** The sender of a message waits for an answer to it. */
  static Effect awaits(Effect.SaveMessage message) {
    return new Effect.AwaitAnswer(
        message.user(), message.chat(), message.messageId(), message.at());
  }

  static List<Effect> with(List<Effect> effects, Effect... more) {
    return with(effects, List.of(more));
  }

  static List<Effect> with(List<Effect> effects, List<Effect> more) {
    var all = new ArrayList<>(effects);
    all.addAll(more);
    return List.copyOf(all);
  }
}
