package switchboard.outbox;

import java.util.List;
import java.util.Set;
import switchboard.domain.UserId;

/**
 * What a transaction did, for the outbox and the metrics.
 *
 * @param handled the kinds of the new updates
 * @param replies to send, in order
 * @param rewritten replies of earlier batches whose content changed
 * @param erased users whose pending replies must not be sent
 */
public record Committed(
    List<String> handled,
    List<PendingReply> replies,
    List<PendingReply> rewritten,
    Set<UserId> erased) {

  public static final Committed NOTHING = new Committed(List.of(), List.of(), List.of(), Set.of());

  /** A transaction that handled no updates. */
  public static Committed of(List<PendingReply> replies, Set<UserId> erased) {
    return new Committed(List.of(), replies, List.of(), erased);
  }

  /** Whether there is work for the outbox. */
  boolean hasWork() {
    return !(replies.isEmpty() && rewritten.isEmpty() && erased.isEmpty());
  }
}
