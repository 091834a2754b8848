package switchboard.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.insight.Period;
import switchboard.store.Tables;

/**
 * Sums over ranges of days. Those of past blocks of days no longer change and are kept, because a
 * year of rows takes the database longer than a reader should wait.
 */
final class DaySums<K> {

  /** Reads the sums of some days, both of them included. */
  interface Reader<K> {

    Map<K, Long> read(Tables tables, long from, long to);
  }

  private static final long DAYS = 28;

  /** A visit that goes on after midnight changes figures of the day before. */
  private static final long UNSETTLED = 2;

  private final Reader<K> reader;
  private final Map<Long, Map<K, Long>> kept = new ConcurrentHashMap<>();

  DaySums(Reader<K> reader) {
    this.reader = reader;
  }

  Map<K, Long> of(Tables tables, Period period) {
    var sums = new HashMap<K, Long>();
    long settled = period.last() - UNSETTLED;
    for (long day = period.first(); day <= period.last(); ) {
      long end = lastOfBlock(day);
      boolean whole = Math.floorMod(day, DAYS) == 0 && end <= settled;
      var part = whole ? kept(tables, day) : reader.read(tables, day, Math.min(end, period.last()));
      part.forEach((key, number) -> sums.merge(key, number, Long::sum));
      day = end + 1;
    }
    return sums;
  }

  private Map<K, Long> kept(Tables tables, long first) {
    return kept.computeIfAbsent(first, _ -> reader.read(tables, first, lastOfBlock(first)));
  }

  private static long lastOfBlock(long day) {
    return (Math.floorDiv(day, DAYS) + 1) * DAYS - 1;
  }
}
