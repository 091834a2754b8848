package switchboard.engine;

import switchboard.domain.Effect;
import switchboard.domain.UserId;

/** A reply whose call is built once the rows are written. */
record DraftReply(UserId user, ReceivedUpdate update, Effect.Outgoing effect) {

  boolean isToChat() {
    return !(effect instanceof Effect.Deliver deliver) || deliver.call().chat() != null;
  }

  /** Whether the earlier one replies to another part of the same album. */
  boolean isAnsweredBy(DraftReply earlier) {
    var album = update.album();
    return album != null && album.equals(earlier.update.album()) && user.equals(earlier.user);
  }
}
