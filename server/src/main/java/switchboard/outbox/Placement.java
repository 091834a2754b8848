package switchboard.outbox;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.Placed;
import switchboard.store.Tables;
import switchboard.store.sql.InListPadding;

/**
 * Writes new replies, each with the instance that sends it: this one, unless an earlier reply to
 * the same chat waits elsewhere. So replies to a chat are sent in order.
 */
final class Placement {

  private final Membership membership;

  Placement(Membership membership) {
    this.membership = membership;
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
    committed.rewritten().forEach(reply -> tables.outbox().giveBack(reply.id(), self));
    if (committed.replies().isEmpty()) {
      return committed;
    }
    var unsent = unsent(tables, committed);
    var mine = new ArrayList<PendingReply>();
    var rows = new ArrayList<>(committed.rows());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var earlier = latest(unsent, row.chatId(), row.userId());
      boolean isMine = earlier == null || (earlier.owner() == self && !earlier.given());
      rows.set(i, row.ownedBy(isMine ? self : earlier.owner(), !isMine));
      if (isMine) {
        mine.add(committed.replies().get(i));
      }
    }
    tables.outbox().add(rows);
    return committed.withReplies(mine);
  }

  private static List<Placed> unsent(Tables tables, Committed committed) {
    var chats =
        committed.replies().stream()
            .map(reply -> reply.call().chat())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return chats.isEmpty() ? List.of() : tables.outbox().unsentTo(InListPadding.list(chats));
  }

  /** The latest to the same user, or else to the same chat. */
  private static @Nullable Placed latest(
      List<Placed> unsent, @Nullable ChatId chat, @Nullable UserId user) {
    return unsent.stream()
        .filter(one -> chat != null && chat.equals(one.chatId()))
        .max(
            comparing((Placed one) -> Objects.equals(user, one.userId()))
                .thenComparing(comparingLong(Placed::id)))
        .orElse(null);
  }
}
