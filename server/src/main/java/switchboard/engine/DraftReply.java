package switchboard.engine;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Effect;
import switchboard.domain.UserId;

/**
 * A reply whose call is built once the rows are written.
 *
 * @param screen that the tap shows which it replies to; absent for other replies
 */
record DraftReply(
    UserId user, ReceivedUpdate update, Effect.Outgoing effect, @Nullable String screen) {

  boolean isToChat() {
    return !(effect instanceof Effect.Deliver deliver) || deliver.call().chat() != null;
  }

  /** Whether the earlier one replies to another part of the same album. */
  boolean isAnsweredBy(DraftReply earlier) {
    var album = update.album();
    return album != null && album.equals(earlier.update.album()) && user.equals(earlier.user);
  }
}
