package switchboard.brain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Content;
import switchboard.domain.Conversation;
import switchboard.domain.Effect;
import switchboard.domain.Session;

/**
 * The answer to a turn.
 *
 * @param toast shown over the chat when a button was pressed; absent for none
 */
record Reply(Session next, List<Effect> effects, @Nullable String toast) {

  static Reply show(Turn turn, Conversation conversation, Content content) {
    return of(turn, conversation, new Effect.Deliver(turn.target().show(content)));
  }

  /** What happens in public leaves the person's own conversation with the bot alone. */
  static Reply of(Turn turn, Conversation conversation, Effect effect) {
    var session = turn.session();
    return new Reply(turn.inPublic() ? session : session.with(conversation), List.of(effect), null);
  }

  static Reply toast(Turn turn, String text) {
    return new Reply(turn.session(), List.of(), text);
  }

  Reply withToast(String text) {
    return new Reply(next, effects, text);
  }
}
