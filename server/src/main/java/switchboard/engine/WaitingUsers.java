package switchboard.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.domain.Effect;
import switchboard.domain.UserId;
import switchboard.store.RecentUsers;
import switchboard.store.Tables;
import switchboard.store.WaitingDao.WaitingRow;

/**
 * The users who begin or stop to wait for an answer in a batch, to a message of it or to an earlier
 * one.
 */
final class WaitingUsers {

  /** No row has this id: the user waits for an answer to what they write next. */
  private static final long NO_LONGER_STORED = Long.MAX_VALUE;

  private final Set<UserId> ended = new LinkedHashSet<>();
  private final Map<UserId, Effect.AwaitAnswer> begun = new LinkedHashMap<>();

  void begin(Effect.AwaitAnswer await) {
    begun.putIfAbsent(await.user(), await);
  }

  void end(UserId user) {
    begun.remove(user);
    ended.add(user);
  }

  /**
   * Writes what changes; a user who waits already costs no statement.
   *
   * @param messages of the batch
   */
  void write(Tables tables, RecentUsers recent, SavedMessages messages) {
    if (!ended.isEmpty()) {
      recent.stopWaiting(tables, List.copyOf(ended));
      ended.clear();
    }
    if (!begun.isEmpty()) {
      var rows =
          begun.values().stream()
              .filter(await -> !recent.waits(await.user()))
              .map(await -> row(tables, messages, await))
              .toList();
      recent.awaitAnswer(tables, rows);
      begun.clear();
    }
  }

  private static WaitingRow row(Tables tables, SavedMessages messages, Effect.AwaitAnswer await) {
    var written = messages.row(await.user(), await.chat(), await.messageId());
    long first = written != null ? written : earlier(tables, await);
    return WaitingRow.of(await.user(), await.at(), first);
  }

  private static long earlier(Tables tables, Effect.AwaitAnswer await) {
    return tables.messages().at(await.user(), await.chat(), await.messageId()).stream()
        .max(Comparator.naturalOrder())
        .orElse(NO_LONGER_STORED);
  }
}
