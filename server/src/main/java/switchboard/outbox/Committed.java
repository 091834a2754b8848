package switchboard.outbox;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.ReplyOwnerDao.Placed;

/**
 * What a transaction did, for the outbox and the metrics.
 *
 * @param handled the kinds of the new updates
 * @param replies to send, in order
 * @param rewritten replies of earlier batches whose content changed
 * @param erased users whose pending replies must not be sent
 * @param operator who wrote the replies; absent for the bot's own
 * @param elsewhere what other instances sent to the same chats lately
 */
public record Committed(
    List<String> handled,
    List<PendingReply> replies,
    List<PendingReply> rewritten,
    Set<UserId> erased,
    @Nullable String operator,
    List<Placed> elsewhere) {

  public static final Committed NOTHING = of(List.of(), Set.of());

  /** A batch of updates. */
  public static Committed batch(
      List<String> handled,
      List<PendingReply> replies,
      List<PendingReply> rewritten,
      Set<UserId> erased) {
    return new Committed(handled, replies, rewritten, erased, null, List.of());
  }

  /** A transaction that handled no updates. */
  public static Committed of(List<PendingReply> replies, Set<UserId> erased) {
    return batch(List.of(), replies, List.of(), erased);
  }

  /** An operator's reply. */
  public static Committed answer(PendingReply reply, String operator) {
    return new Committed(List.of(), List.of(reply), List.of(), Set.of(), operator, List.of());
  }

  /** Without the replies that other instances send. */
  Committed placed(List<PendingReply> own, List<Placed> lately) {
    return new Committed(handled, own, rewritten, erased, operator, lately);
  }

  /** The replies as new rows. */
  List<OutboxRow> rows() {
    return replies.stream().map(reply -> reply.row(operator)).toList();
  }

  /** Whether there is work for the outbox. */
  boolean hasWork() {
    return !(replies.isEmpty() && rewritten.isEmpty() && erased.isEmpty());
  }
}
