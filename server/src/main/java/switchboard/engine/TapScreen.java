package switchboard.engine;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;

/** The screen that a tap shows, for figures. */
final class TapScreen {

  private TapScreen() {}

  /**
   * A name as {@link CountedUpdate} has it. In a group, the screen is not that of the user's own
   * conversation.
   *
   * @return null for what is no tap, and for users who do not count
   */
  static @Nullable String of(Incoming incoming, Decision decision) {
    if (!(incoming instanceof Incoming.Tap) || !decision.next().preferences().figures()) {
      return null;
    }
    for (var effect : decision.effects()) {
      if (effect instanceof Effect.Deliver(var call)) {
        var content = call.content();
        if (content != null && content.screen() != null) {
          return content.screen();
        }
      }
    }
    return CountedUpdate.screen(decision.next().conversation());
  }
}
