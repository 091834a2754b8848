package switchboard.store;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.PeopleChanges.CountedUser;
import switchboard.store.UserDao.UserRow;

/**
 * The rows of some users as they are stored: most updates change nothing in them, and need not
 * write them.
 */
public final class StoredUsers {

  /** How far the stored time of a user's last activity may lag behind. */
  static final Duration STEP = Duration.ofMinutes(1);

  /**
   * What must be written.
   *
   * @param added rows of new users
   * @param changed rows in which more than the last activity differs
   * @param active rows in which only the last activity differs
   */
  record Writes(
      List<UserRow> added, List<UserRow> changed, List<UserRow> active, PeopleChanges totals) {

    private void add(@Nullable UserRow before, UserRow after) {
      if (before == null) {
        added.add(after);
      } else if (!before.equals(after.at(before.lastActivity()))) {
        changed.add(after);
      } else if (!before.equals(after)) {
        active.add(after);
      }
      totals.replace(before == null ? null : CountedUser.of(before), CountedUser.of(after));
    }
  }

  private final Map<UserId, UserRow> rows = new HashMap<>();

  public StoredUsers(Collection<UserRow> stored) {
    stored.forEach(row -> rows.put(row.userId(), row));
  }

  /** Takes over later rows. They are written by ascending id, so that there are no deadlocks. */
  Writes put(Collection<UserRow> later) {
    var writes =
        new Writes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new PeopleChanges());
    later.stream()
        .sorted(comparingLong(row -> row.userId().value()))
        .forEach(row -> {
          var before = rows.get(row.userId());
          var after = before == null ? row : row.over(before);
          writes.add(before, after);
          rows.put(row.userId(), after);
        });
    return writes;
  }

  public Optional<UserRow> row(UserId user) {
    return Optional.ofNullable(rows.get(user));
  }
}
