package switchboard.imports;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import switchboard.domain.InteractionType;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.Tables;

/** Activity per hour of what is imported, as it would have been counted when it happened. */
final class ImportedFigures {

  private static final long HOUR = 3_600_000;

  private final SortedMap<Long, HourFigures> hours = new TreeMap<>();

  void newcomer(Instant at) {
    count(at, 1, 0, 0, 0);
  }

  void message(Instant at) {
    count(at, 0, 1, 0, 0);
  }

  void interaction(InteractionType type, Instant at) {
    switch (type) {
      case InteractionType.Own.TAP -> count(at, 0, 0, 1, 0);
      case InteractionType.Own.COMMAND -> count(at, 0, 0, 0, 1);
      case InteractionType.Own.PREFERENCE -> {}
      case InteractionType.Update _ -> {}
    }
  }

  private void count(Instant at, int newcomers, int messages, int taps, int commands) {
    long hour = at.toEpochMilli() / HOUR;
    hours.merge(
        hour, new HourFigures(hour, newcomers, messages, taps, commands), HourFigures::plus);
  }

  void write(Tables tables) {
    if (!hours.isEmpty()) {
      tables.rollups().addHours(List.copyOf(hours.values()));
    }
  }
}
