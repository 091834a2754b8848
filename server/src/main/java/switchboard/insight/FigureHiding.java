package switchboard.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import switchboard.base.Sentence;
import switchboard.insight.FigureTable.Cell;

/** Applies a {@link Suppression} to the figures of a block. */
public record FigureHiding(Suppression suppression) {

  public Figures figures(Figures figures) {
    var tables = figures.tables().stream().map(this::table).toList();
    var lost = new HashSet<Long>();
    for (int i = 0; i < tables.size(); i++) {
      lost.addAll(lost(figures.tables().get(i), tables.get(i)));
    }
    return new Figures(
        figures.block(), figures.period(), sentence(figures.summary(), lost), tables);
  }

  /** Puts the rows of hidden counts at the end, as their order would tell the counts. */
  public static Figures unordered(Figures hidden) {
    return new Figures(
        hidden.block(),
        hidden.period(),
        hidden.summary(),
        hidden.tables().stream().map(FigureHiding::unordered).toList());
  }

  private static FigureTable unordered(FigureTable table) {
    var shown = table.rows().stream().filter(row -> !FigureTable.hidesAny(row));
    var others =
        table.rows().stream()
            .filter(FigureTable::hidesAny)
            .sorted(Comparator.comparing(row -> row.getFirst().toString()));
    return table.with(Stream.concat(shown, others).toList());
  }

  /** Hides in each column that splits people; then no share of the table is shown. */
  public FigureTable table(FigureTable table) {
    var rows = new ArrayList<>(table.rows().stream().map(ArrayList::new).toList());
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).splitsPeople()) {
        hide(rows, i);
      }
    }
    return table.with(rows.stream().<List<Cell>>map(List::copyOf).toList()).withoutDerived();
  }

  private void hide(List<ArrayList<Cell>> rows, int column) {
    var counted = rows.stream().filter(row -> row.get(column) instanceof Cell.Count).toList();
    var counts = counted.stream().map(row -> ((Cell.Count) row.get(column)).value()).toList();
    var cells = suppression.list(counts);
    for (int i = 0; i < cells.size(); i++) {
      counted.get(i).set(column, cells.get(i));
    }
  }

  private static Set<Long> lost(FigureTable before, FigureTable after) {
    var lost = new HashSet<Long>();
    for (int row = 0; row < before.rows().size(); row++) {
      for (int i = 0; i < before.columns().size(); i++) {
        if (after.rows().get(row).get(i) instanceof Cell.Hidden
            && before.rows().get(row).get(i) instanceof Cell.Count(var value)) {
          lost.add(value);
        }
      }
    }
    return lost;
  }

  /**
   * Hides counts of people in a sentence.
   *
   * @param lost counts that are hidden in the tables
   */
  private Sentence sentence(Sentence sentence, Set<Long> lost) {
    return PeopleCount.of(sentence)
        .map(people -> hidden(people, lost) ? PeopleCount.hidden(suppression, people) : sentence)
        .orElseGet(() ->
            sentence.map(value -> value instanceof Sentence part ? sentence(part, lost) : value));
  }

  private boolean hidden(long people, Set<Long> lost) {
    return suppression.isSmall(people) || lost.contains(people);
  }
}
