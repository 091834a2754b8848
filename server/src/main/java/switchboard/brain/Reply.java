package switchboard.brain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Content;
import switchboard.domain.Conversation;
import switchboard.domain.Effect;
import switchboard.domain.Extra;
import switchboard.domain.Session;

/**
 * The answer to a turn.
 *
 * @param toast shown over the chat after a button press; absent for none
 */
record Reply(Session next, List<Effect> effects, @Nullable String toast) {

  static Reply show(Turn turn, Conversation conversation, Content content) {
    return show(turn, conversation, content, List.of());
  }

  /**
   * @param above what is shown in messages above the content
   */
  static Reply show(Turn turn, Conversation conversation, Content content, List<Extra> above) {
    var explained = Explanation.of(turn.voice(), turn.asked(), content);
    return of(turn, conversation, new Effect.Deliver(turn.target().show(explained, above)));
  }

  /** A reply in public does not change the user's own conversation with the bot. */
  static Reply of(Turn turn, Conversation conversation, Effect effect) {
    var session = turn.session();
    return new Reply(turn.inPublic() ? session : session.with(conversation), List.of(effect), null);
  }

  static Reply toast(Turn turn, String text) {
    return new Reply(turn.session(), List.of(), text);
  }

  /** The same, with more effects. */
  Reply with(Effect... more) {
    return new Reply(next, ActivityEffects.with(effects, more), toast);
  }

  Reply withToast(String text) {
    return new Reply(next, effects, text);
  }
}
