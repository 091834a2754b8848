package switchboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import switchboard.store.RollupDao.DayPeople;
import switchboard.store.RollupDao.LanguagePeople;
import switchboard.store.UserDao.UserRow;

/**
 * What changes of users add to the totals about them. The results are sorted, so that all
 * transactions lock rows of totals in the same order.
 */
final class PeopleChanges {

  /** The columns of a user that are counted. */
  record CountedUser(Instant lastActivity, @Nullable String languageCode, boolean reachable) {

    static CountedUser of(UserRow row) {
      return new CountedUser(row.lastActivity(), row.languageCode(), row.reachable());
    }

    long day() {
      return lastActivity.toEpochMilli() / DAY;
    }

    String language() {
      return Objects.requireNonNullElse(languageCode, "");
    }
  }

  private static final long DAY = 86_400_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final SortedMap<Long, Long> activeDays = new TreeMap<>();
  private final SortedMap<Long, Long> lastDays = new TreeMap<>();
  private final SortedMap<String, Long> languages = new TreeMap<>();
  private long users;
  private long unreachable;

  /** Counts that a user changes: a new one was absent before, an erased one is so after. */
  void replace(@Nullable CountedUser before, @Nullable CountedUser after) {
    count(before, -1);
    count(after, 1);
    long from = before == null ? NEVER : before.day();
    long to = after == null ? NEVER : after.day();
    if (to > from) {
      activeDays.merge(to, 1L, Long::sum);
    } else if (to < from) {
      // Erased, or the clock was ahead and was corrected. Earlier days keep counting the user.
      activeDays.merge(from, -1L, Long::sum);
    }
  }

  private void count(@Nullable CountedUser user, long times) {
    if (user != null) {
      users += times;
      unreachable += user.reachable() ? 0 : times;
      lastDays.merge(user.day(), times, Long::sum);
      languages.merge(user.language(), times, Long::sum);
    }
  }

  long users() {
    return users;
  }

  long unreachable() {
    return unreachable;
  }

  /** Active users by day. */
  List<DayPeople> activeDays() {
    return rows(activeDays, DayPeople::new);
  }

  /** Users by the last day on which they were active. */
  List<DayPeople> lastDays() {
    return rows(lastDays, DayPeople::new);
  }

  List<LanguagePeople> languages() {
    return rows(languages, LanguagePeople::new);
  }

  private static <K, R> List<R> rows(SortedMap<K, Long> changes, BiFunction<K, Long, R> row) {
    return changes.entrySet().stream()
        .filter(change -> change.getValue() != 0)
        .map(change -> row.apply(change.getKey(), change.getValue()))
        .toList();
  }
}
