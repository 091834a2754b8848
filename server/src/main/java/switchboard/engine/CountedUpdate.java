package switchboard.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Conversation;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Incoming;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.store.PathDao.How;
import switchboard.store.StoredJson;

/**
 * A user's update, as figures see it.
 *
 * @param lastSeen when the user was last active before; absent for new ones
 */
record CountedUpdate(
    Incoming incoming, Session before, Decision decision, Instant at, @Nullable Instant lastSeen) {

  /** A visit ends after so long without an update. */
  static final Duration VISIT_PAUSE = Duration.ofMinutes(30);

  UserId user() {
    return before.user();
  }

  /** Whether the user counts from this update on. */
  boolean begins() {
    return before.standing() != Standing.KNOWN
        || lastSeen == null
        || !before.preferences().figures();
  }

  boolean beginsVisit() {
    return begins() || lastSeen == null || !lastSeen.plus(VISIT_PAUSE).isAfter(at);
  }

  /**
   * Whether the user was there: an update that is only about them, such as a block, is no visit.
   */
  boolean isPresent() {
    return decision.effects().stream().anyMatch(Effect.KnowPerson.class::isInstance);
  }

  String screenBefore() {
    return screen(before.conversation());
  }

  String screen() {
    return screen(decision.next().conversation());
  }

  /** What led to the screen; null when nothing did. */
  @Nullable How how() {
    return switch (incoming) {
      case Incoming.Tap _ -> How.TAP;
      case Incoming.Command _ -> How.COMMAND;
      case Incoming.Text _, Incoming.Media _ -> How.TEXT;
      case Incoming.Edited _, Incoming.Reachability _, Incoming.Other _ -> null;
    };
  }

  private static String screen(Conversation conversation) {
    return conversation instanceof Conversation.Browsing browsing
        ? browsing.screen()
        : ':' + StoredJson.state(conversation);
  }
}
