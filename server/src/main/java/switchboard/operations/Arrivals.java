package switchboard.operations;

import java.util.HashMap;
import java.util.Map;
import switchboard.insight.Period;
import switchboard.store.Tables;

/**
 * Users known now who arrived in a period by one source.
 *
 * @param starts of the period, by anybody
 * @param settled those who arrived in the same period four weeks earlier, so that it can be known
 *     whether they stayed
 * @param stayed how many of {@code settled} were active in the fourth week after the one of their
 *     arrival, or later
 * @param reached newcomers who have reached a goal
 */
public record Arrivals(long starts, long newcomers, long settled, long stayed, long reached) {

  public static final Arrivals NONE = new Arrivals(0, 0, 0, 0, 0);

  private static final int FOUR_WEEKS = 28;

  /** By source; those without any are left out. */
  public static Map<String, Arrivals> read(Tables tables, Period period) {
    var all = new HashMap<String, Arrivals>();
    for (var now : tables.links().totals(period.first(), period.last())) {
      var arrivals = new Arrivals(now.starts(), now.newcomers(), 0, 0, now.reached());
      all.merge(now.source(), arrivals, Arrivals::plus);
    }
    var settled = new Period(period.first() - FOUR_WEEKS, period.days());
    for (var then : tables.links().totals(settled.first(), settled.last())) {
      var arrivals = new Arrivals(0, 0, then.newcomers(), then.stayed(), 0);
      all.merge(then.source(), arrivals, Arrivals::plus);
    }
    all.values().removeIf(NONE::equals);
    return all;
  }

  private Arrivals plus(Arrivals other) {
    return new Arrivals(
        starts + other.starts,
        newcomers + other.newcomers,
        settled + other.settled,
        stayed + other.stayed,
        reached + other.reached);
  }
}
