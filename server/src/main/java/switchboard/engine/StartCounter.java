package switchboard.engine;

import java.util.HashMap;
import java.util.Map;
import switchboard.insight.Period;
import switchboard.store.LinkDao.LinkFigures;
import switchboard.store.Tables;

/** Counts a batch's starts by what led to them. */
final class StartCounter {

  private record Key(String source, long day) {}

  private final Map<Key, LinkFigures> starts = new HashMap<>();

  void count(CountedUpdate update) {
    update
        .source()
        .ifPresent(source -> {
          var counted = new LinkFigures(source, Period.day(update.at()), 1, 0, 0, 0);
          starts.merge(new Key(source, counted.day()), counted, LinkFigures::plus);
        });
  }

  void write(Tables tables) {
    if (!starts.isEmpty()) {
      tables.links().addFigures(starts.values().stream().sorted(LinkFigures.ORDER).toList());
      starts.clear();
    }
  }
}
