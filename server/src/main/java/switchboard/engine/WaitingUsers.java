package switchboard.engine;

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

/** The users who begin or stop to wait for an answer in a batch. */
final class WaitingUsers {

  private final Set<UserId> ended = new LinkedHashSet<>();
  private final Map<UserId, WaitingRow> begun = new LinkedHashMap<>();

  void begin(Effect.AwaitAnswer await, long message) {
    begun.putIfAbsent(await.user(), WaitingRow.of(await.user(), await.at(), message));
  }

  void end(UserId user) {
    begun.remove(user);
    ended.add(user);
  }

  /** Writes what changes; a user who waits already costs no statement. */
  void write(Tables tables, RecentUsers recent) {
    if (!ended.isEmpty()) {
      recent.stopWaiting(tables, List.copyOf(ended));
      ended.clear();
    }
    if (!begun.isEmpty()) {
      recent.awaitAnswer(tables, List.copyOf(begun.values()));
      begun.clear();
    }
  }
}
