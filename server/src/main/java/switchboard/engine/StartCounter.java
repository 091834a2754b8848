package switchboard.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.insight.Period;
import switchboard.store.LinkDao.LinkFigures;
import switchboard.store.Tables;

/** Counts a batch's starts by what led to them. */
final class StartCounter {

  private record Key(String source, long day) {}

  private final Map<Key, LinkFigures> starts = new HashMap<>();

  void count(Decision decision, Instant at) {
    for (var effect : decision.effects()) {
      if (effect instanceof Effect.CountStart start) {
        var counted = new LinkFigures(start.source(), Period.day(at), 1, 0, 0, 0);
        starts.merge(new Key(counted.source(), counted.day()), counted, LinkFigures::plus);
      }
    }
  }

  void write(Tables tables) {
    if (!starts.isEmpty()) {
      tables.links().addFigures(starts.values().stream().sorted(LinkFigures.ORDER).toList());
    }
  }
}
