package switchboard.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import switchboard.base.Sentence;

/**
 * Figures as rows and columns: the page draws them, and the table behind the picture, CSV and JSON
 * show them.
 *
 * @param name of the table: a word for addresses and fields, such as {@code transitions}
 * @param isWhole whether nothing was counted that has no row; otherwise it has the largest ones
 */
public record FigureTable(
    String name, List<Column> columns, List<List<Cell>> rows, boolean isWhole) {

  public FigureTable(String name, List<Column> columns, List<List<Cell>> rows) {
    this(name, columns, rows, true);
  }

  FigureTable with(List<List<Cell>> others) {
    return new FigureTable(name, columns, others, isWhole);
  }

  public FigureTable empty() {
    return with(List.of());
  }

  boolean hidesAny() {
    return rows.stream().anyMatch(FigureTable::hidesAny);
  }

  static boolean hidesAny(List<Cell> row) {
    return row.stream().anyMatch(Cell.Hidden.class::isInstance);
  }

  /**
   * Without what would tell a hidden count: any share, in its row or another, and the times of its
   * row.
   */
  FigureTable withoutDerived() {
    return hidesAny() ? with(rows.stream().map(FigureTable::withoutDerived).toList()) : this;
  }

  private static List<Cell> withoutDerived(List<Cell> row) {
    boolean few = hidesAny(row);
    return row.stream()
        .map(cell ->
            cell instanceof Cell.Share || (few && cell instanceof Cell.Time)
                ? new Cell.Empty()
                : cell)
        .toList();
  }

  /**
   * @param name a word for headings and fields
   * @param splitsPeople whether its counts divide people by an attribute: small ones are hidden
   *     from those who may not read people's data
   */
  public record Column(String name, boolean splitsPeople) {

    public static Column of(String name) {
      return new Column(name, false);
    }

    /** Counts that divide people by an attribute. */
    public static Column ofPeople(String name) {
      return new Column(name, true);
    }
  }

  /** What is known in a place. */
  public sealed interface Cell {

    /** A word of the bot file, an operator or Telegram, such as the id of a screen. */
    record Name(String text) implements Cell {}

    /** A text of the console. */
    record Label(Sentence text) implements Cell {}

    record Count(long value) implements Cell {}

    /** From 0 to 1. */
    record Share(double value) implements Cell {}

    record Time(Duration value) implements Cell {

      /** Empty without a time. */
      public static Cell of(Optional<Duration> time) {
        return time.<Cell>map(Time::new).orElseGet(Empty::new);
      }
    }

    record Day(LocalDate value) implements Cell {}

    /**
     * A count of too few people, or one from which such a count could be computed.
     *
     * @param below it is smaller than this
     */
    record Hidden(long below) implements Cell {

      /** A hidden count without a limit that may be shown. */
      public static final long UNBOUNDED = 0;
    }

    /** Nothing is known. */
    record Empty() implements Cell {}
  }
}
