package switchboard.outbox;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.ReplyOwnerDao.Placed;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/**
 * Writes new replies, each with the instance that sends it: this one, unless an earlier reply to
 * the same chat waits elsewhere. So replies to a chat are sent in order.
 */
final class Placement {

  private final Membership membership;
  private final SendLimits limits;

  Placement(Membership membership, SendLimits limits) {
    this.membership = membership;
    this.limits = limits;
  }

  /** Writes what the work wants to send; returns it without what other instances send. */
  Committed write(Tables tables, Committed committed) {
    if (membership.isShared()) {
      return place(tables, committed);
    }
    if (!committed.replies().isEmpty()) {
      tables.outbox().add(committed.rows());
    }
    return committed;
  }

  private Committed place(Tables tables, Committed committed) {
    long self = membership.id();
    committed.rewritten().forEach(reply -> tables.replyOwners().giveBack(reply.id(), self));
    if (committed.replies().isEmpty()) {
      return committed;
    }
    var others = placed(tables, committed);
    var unsent = others.stream().filter(one -> one.state() != ReplyState.SENT).toList();
    var lately = others.stream().filter(one -> one.state() == ReplyState.SENT).toList();
    var mine = new ArrayList<PendingReply>();
    var rows = new ArrayList<>(committed.rows());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var elsewhere = latest(unsent, row.chatId(), row.userId()).filter(this::isElsewhere);
      rows.set(i, row.ownedBy(elsewhere.map(Placed::owner).orElse(self), elsewhere.isPresent()));
      if (elsewhere.isEmpty()) {
        mine.add(committed.replies().get(i));
      }
    }
    tables.outbox().add(rows);
    return committed.placed(mine, lately);
  }

  /** Unsent replies to the same chats and, where there are limits, what others sent lately. */
  private List<Placed> placed(Tables tables, Committed committed) {
    var chats = chats(committed);
    if (chats.isEmpty()) {
      return List.of();
    }
    var now = committed.replies().getLast().createdAt();
    var since = limits.isLimited() ? now.minus(SendLimits.LONGEST) : now;
    return tables.replyOwners().placed(chats, membership.id(), since);
  }

  /** The chats of the replies, padded. */
  private static List<ChatId> chats(Committed committed) {
    var chats =
        committed.replies().stream()
            .map(reply -> reply.call().chat())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return chats.isEmpty() ? List.of() : InListPadding.list(chats);
  }

  /** The latest to the same user, or else to the same chat. */
  private static Optional<Placed> latest(
      List<Placed> unsent, @Nullable ChatId chat, @Nullable UserId user) {
    return unsent.stream()
        .filter(one -> one.chatId().equals(chat))
        .max(
            comparing((Placed one) -> Objects.equals(user, one.userId()))
                .thenComparing(comparingLong(Placed::id)));
  }

  /** Whether this instance must not send what follows: another one does, or it has not read it. */
  private boolean isElsewhere(Placed earlier) {
    return earlier.owner() != membership.id() || earlier.given();
  }
}
