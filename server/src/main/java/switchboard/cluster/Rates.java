package switchboard.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.store.InstanceDao.RunningInstance;

/**
 * How many updates each instance handled per second between its last two signs of life.
 *
 * @param perSecond by the instance's id
 */
record Rates(Map<Long, Double> perSecond) {

  static final Rates NONE = new Rates(Map.of());

  private static final double MILLIS = 1_000;

  /**
   * @param before the instances when these rates were computed
   */
  Rates next(List<RunningInstance> before, List<RunningInstance> now) {
    var next = new HashMap<Long, Double>();
    for (var one : now) {
      double rate =
          before.stream()
              .filter(earlier -> earlier.id() == one.id())
              .findFirst()
              .map(earlier -> between(earlier, one))
              .orElse(0.0);
      next.put(one.id(), rate);
    }
    return new Rates(next);
  }

  /** The rate so far when there was no sign of life in between. */
  private double between(RunningInstance earlier, RunningInstance later) {
    long millis = Duration.between(earlier.seenAt(), later.seenAt()).toMillis();
    return millis <= 0 ? of(later.id()) : (later.updates() - earlier.updates()) * MILLIS / millis;
  }

  double of(long instance) {
    return perSecond.getOrDefault(instance, 0.0);
  }
}
