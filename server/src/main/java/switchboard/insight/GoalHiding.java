package switchboard.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.insight.FigureTable.Cell;

/**
 * Hides attempts at goals. Those that began and those that reached the goal are the first and the
 * last of its steps, so they are hidden in both tables or in none.
 */
public record GoalHiding(Suppression suppression) {

  private static final int GOAL = 1;
  private static final int BEGUN = 2;
  private static final int REACHED = 3;
  private static final int ATTEMPTS = 3;

  /** The tables {@link GoalFunnel#goals} and {@link GoalFunnel#steps}. */
  public List<FigureTable> tables(FigureTable goals, FigureTable steps) {
    var ofGoals = new LinkedHashMap<Cell, List<Integer>>();
    for (int i = 0; i < steps.rows().size(); i++) {
      ofGoals.computeIfAbsent(steps.rows().get(i).get(GOAL), _ -> new ArrayList<>()).add(i);
    }
    var cells = cells(steps, List.copyOf(ofGoals.values()));
    return List.of(
        goals
            .with(
                goals.rows().stream()
                    .map(row -> {
                      var indices = ofGoals.getOrDefault(row.get(GOAL), List.of());
                      return with(
                          with(row, BEGUN, cells.get(indices.getFirst())),
                          REACHED,
                          cells.get(indices.getLast()));
                    })
                    .toList())
            .withoutDerived(),
        steps
            .with(
                IntStream.range(0, cells.size())
                    .mapToObj(i -> with(steps.rows().get(i), ATTEMPTS, cells.get(i)))
                    .toList())
            .withoutDerived());
  }

  private List<Cell> cells(FigureTable steps, List<List<Integer>> ofGoals) {
    var counts =
        steps.rows().stream().map(row -> ((Cell.Count) row.get(ATTEMPTS)).value()).toList();
    return suppression.cells(
        counts,
        List.of(
            IntStream.range(0, counts.size()).boxed().toList(),
            ofGoals.stream().map(List::getFirst).toList(),
            ofGoals.stream().map(List::getLast).toList()));
  }

  private static List<Cell> with(List<Cell> row, int column, Cell cell) {
    var changed = new ArrayList<>(row);
    changed.set(column, cell);
    return changed;
  }
}
