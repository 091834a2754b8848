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
import switchboard.domain.UserId;
import switchboard.store.ReplyOwnerDao.Placed;
import switchboard.store.ReplyOwnerDao.SentElsewhere;
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
    var chats = chats(committed);
    var unsent = chats.isEmpty() ? List.<Placed>of() : tables.replyOwners().unsentTo(chats);
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
    return committed.placed(mine, sentElsewhere(tables, chats, committed));
  }

  private List<SentElsewhere> sentElsewhere(
      Tables tables, List<ChatId> chats, Committed committed) {
    if (chats.isEmpty() || !limits.isLimited()) {
      return List.of();
    }
    var now = committed.replies().getLast().createdAt();
    return tables
        .replyOwners()
        .sentElsewhere(chats, membership.id(), now.minus(SendLimits.LONGEST));
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
        .filter(one -> chat != null && chat.equals(one.chatId()))
        .max(
            comparing((Placed one) -> Objects.equals(user, one.userId()))
                .thenComparing(comparingLong(Placed::id)));
  }

  /** Whether this instance must not send what follows: another one does, or it has not read it. */
  private boolean isElsewhere(Placed earlier) {
    return earlier.owner() != membership.id() || earlier.given();
  }
}
