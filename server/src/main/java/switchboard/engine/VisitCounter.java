package switchboard.engine;

import java.util.HashMap;
import java.util.Map;
import switchboard.insight.Period;
import switchboard.store.PathDao.Exits;
import switchboard.store.PathDao.How;
import switchboard.store.PathDao.Transitions;
import switchboard.store.Tables;

/**
 * Counts how users go from screen to screen. The exit of a visit moves along with each step, so
 * that nobody needs to look back when the visit has ended.
 */
final class VisitCounter {

  private record Step(long day, String from, String to, How how) {}

  private record Exit(long day, String screen) {}

  private final Map<Step, Long> steps = new HashMap<>();
  private final Map<Exit, Long> exits = new HashMap<>();

  void count(CountedUpdate update) {
    long today = Period.day(update.at());
    var how = update.how();
    if (how != null) {
      var from = update.beginsVisit() ? "" : update.screenBefore();
      steps.merge(new Step(today, from, update.screen(), how), 1L, Long::sum);
    }
    var lastSeen = update.lastSeen();
    if (lastSeen != null && !update.beginsVisit()) {
      exits.merge(new Exit(Period.day(lastSeen), update.screenBefore()), -1L, Long::sum);
    }
    exits.merge(new Exit(today, update.screen()), 1L, Long::sum);
  }

  void write(Tables tables) {
    if (!steps.isEmpty()) {
      tables
          .paths()
          .addTransitions(
              steps.entrySet().stream()
                  .map(it -> transitions(it.getKey(), it.getValue()))
                  .sorted(Transitions.ORDER)
                  .toList());
      steps.clear();
    }
    var moved =
        exits.entrySet().stream()
            .filter(it -> it.getValue() != 0)
            .map(it -> new Exits(it.getKey().day, it.getKey().screen, it.getValue()))
            .sorted(Exits.ORDER)
            .toList();
    if (!moved.isEmpty()) {
      tables.paths().addExits(moved);
    }
    exits.clear();
  }

  private static Transitions transitions(Step step, long times) {
    return new Transitions(step.day, step.from, step.to, step.how, times);
  }
}
