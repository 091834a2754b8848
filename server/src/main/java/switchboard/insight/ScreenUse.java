package switchboard.insight;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import switchboard.domain.Bot;
import switchboard.domain.Screen;

/**
 * What happened at a screen.
 *
 * @param opened how often users came to it, from elsewhere
 * @param left visits that ended there
 * @param back how often users went from it to its parent
 * @param repeated taps that showed it again
 */
public record ScreenUse(String screen, long opened, long left, long back, long repeated) {

  private static final ScreenUse NOTHING = new ScreenUse("", 0, 0, 0, 0);

  /**
   * How often users went from a screen to another.
   *
   * @param from empty: at the beginning of a visit
   * @param tap whether a tap led there
   */
  public record Step(String from, String to, boolean tap, long times) {

    public Step withTimes(long number) {
      return new Step(from, to, tap, number);
    }

    boolean isRepeated() {
      return from.equals(to);
    }

    /** With the current ids of screens that had others. */
    Step in(Bot bot) {
      return new Step(current(bot, from), current(bot, to), tap, times);
    }
  }

  private ScreenUse plus(ScreenUse other) {
    return new ScreenUse(
        other.screen,
        opened + other.opened,
        left + other.left,
        back + other.back,
        repeated + other.repeated);
  }

  private static String current(Bot bot, String id) {
    return bot.screen(id).map(Screen::id).orElse(id);
  }

  /**
   * All screens at which something happened, the most opened first.
   *
   * @param exits visits by their last screen
   */
  public static List<ScreenUse> of(Bot bot, List<Step> steps, Map<String, Long> exits) {
    var uses = new HashMap<String, ScreenUse>();
    for (var step : steps) {
      count(uses, bot, step.in(bot));
    }
    exits.forEach(
        (screen, visits) -> add(uses, new ScreenUse(current(bot, screen), 0, visits, 0, 0)));
    return uses.values().stream()
        .sorted(
            Comparator.comparingLong(ScreenUse::opened).reversed().thenComparing(ScreenUse::screen))
        .toList();
  }

  private static void count(Map<String, ScreenUse> uses, Bot bot, Step step) {
    long times = step.times();
    if (step.isRepeated()) {
      add(uses, new ScreenUse(step.to(), 0, 0, 0, step.tap() ? times : 0));
      return;
    }
    add(uses, new ScreenUse(step.to(), times, 0, 0, 0));
    var parent = bot.screen(step.from()).map(Screen::parent).orElse(null);
    if (Objects.equals(parent, step.to())) {
      add(uses, new ScreenUse(step.from(), 0, 0, times, 0));
    }
  }

  private static void add(Map<String, ScreenUse> uses, ScreenUse use) {
    uses.put(use.screen, uses.getOrDefault(use.screen, NOTHING).plus(use));
  }

  /** The most frequent ways from a screen to another, however users took them. */
  public static List<Step> strongest(Bot bot, List<Step> steps, int most) {
    var sums = new HashMap<List<String>, Step>();
    for (var step : steps) {
      var it = step.in(bot);
      if (!it.isRepeated() && !it.from().isEmpty()) {
        sums.merge(
            List.of(it.from(), it.to()),
            it,
            (a, b) -> new Step(a.from(), a.to(), a.tap() && b.tap(), a.times() + b.times()));
      }
    }
    return sums.values().stream()
        .sorted(
            Comparator.comparingLong(Step::times)
                .reversed()
                .thenComparing(Step::from)
                .thenComparing(Step::to))
        .limit(most)
        .toList();
  }

  /** Screens of the bot file that nobody opened, in alphabetical order. */
  public static Set<String> unopened(Bot bot, List<ScreenUse> uses) {
    var screens = new TreeSet<>(bot.screens().keySet());
    uses.stream().filter(use -> use.opened > 0).map(ScreenUse::screen).forEach(screens::remove);
    return screens;
  }
}
