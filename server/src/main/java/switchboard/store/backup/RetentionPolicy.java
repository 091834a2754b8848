package switchboard.store.backup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Backup retention. Data: the last backup of each of the last days, weeks and months that have one,
 * and every backup younger than a day. Keys: the last days only, so that an erased user's key
 * disappears from backups too. The newest backup is always kept. Days are UTC days.
 *
 * @param daily number of days
 * @param weekly number of weeks, starting on Monday
 * @param monthly number of months
 * @param keyDays number of days keys are kept
 */
public record RetentionPolicy(int daily, int weekly, int monthly, int keyDays) {

  public static final RetentionPolicy STANDARD = new RetentionPolicy(7, 4, 12, 7);

  private static final Duration ANY = Duration.ofDays(1);

  /** The backups to keep. Backups dated in the future, by a wrong clock, are kept. */
  Set<Instant> retained(BackupKind kind, Collection<Instant> all, Instant now) {
    var past = new TreeSet<>(all).headSet(now, true);
    var kept = new HashSet<>(new TreeSet<>(all).tailSet(now, false));
    if (past.isEmpty()) {
      return kept;
    }
    kept.add(past.last());
    switch (kind) {
      case KEYS -> kept.addAll(past.tailSet(now.minus(Duration.ofDays(keyDays)), false));
      case DATA -> {
        kept.addAll(past.tailSet(now.minus(ANY), false));
        kept.addAll(lastOfEach(daily, past, day -> day));
        kept.addAll(lastOfEach(weekly, past, RetentionPolicy::week));
        kept.addAll(lastOfEach(monthly, past, day -> day.withDayOfMonth(1)));
      }
    }
    return kept;
  }

  private static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Set<Instant> lastOfEach(
      int most, NavigableSet<Instant> past, UnaryOperator<LocalDate> period) {
    var periods = new HashSet<LocalDate>();
    var last = new HashSet<Instant>();
    for (var at : past.descendingSet()) {
      var begin = period.apply(LocalDate.ofInstant(at, ZoneOffset.UTC));
      if (periods.size() < most && periods.add(begin)) {
        last.add(at);
      }
    }
    return last;
  }
}
