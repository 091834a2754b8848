package switchboard.console.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.Paths;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.Period;
import switchboard.operations.InsightService.Report;

/**
 * A block of the page: a sentence, a picture, and the tables behind it.
 *
 * @param began the first day with figures
 */
public record BlockPart(Report report, Bot bot, Optional<LocalDate> began) {

  /** A table whose figures are shown above the picture. */
  public static final String TOTALS = "totals";

  /**
   * A figure of the block as a whole.
   *
   * @param before in the period before; empty if there is none
   */
  public record Total(String name, String now, String before) {}

  /** A word that the block uses, with its meaning. */
  public record Term(String word, String meaning) {

    static Term of(String key) {
      return new Term(Messages.translate(key), Messages.translate(key + ".is"));
    }
  }

  public Block block() {
    return report.figures().block();
  }

  public String title() {
    return title(block());
  }

  public static String title(Block block) {
    return switch (block) {
      case PEOPLE -> Messages.translate("insight.people.title");
      case STAYING -> Messages.translate("insight.staying.title");
      case WAYS -> Messages.translate("insight.ways.title");
      case GOALS -> Messages.translate("insight.goals.title");
      case WHERE_FROM -> Messages.translate("insight.where_from.title");
      case ANSWERS -> Messages.translate("insight.answers.title");
      case LANGUAGES -> Messages.translate("insight.languages.title");
      case SPEED -> Messages.translate("insight.speed.title");
    };
  }

  public String summary() {
    return Messages.translate(report.figures().summary());
  }

  /** What was said about the period before; empty if nothing. */
  public String before() {
    return report.before().map(Messages::translate).map(this::before).orElse("");
  }

  private String before(String said) {
    return began
        .filter(period().before().firstDate()::isBefore)
        .map(day -> Messages.translate("insight.before_since", days(), said, Formats.date(day)))
        .orElseGet(() -> Messages.translate("insight.before", days(), said));
  }

  private Period period() {
    return report.figures().period();
  }

  private int days() {
    return period().days();
  }

  /** With the period before beside each count, if it was counted. */
  public List<FigureTable> tables() {
    return began.filter(day -> !day.isBefore(period().firstDate())).isPresent()
        ? report.figures().tables()
        : report.compared();
  }

  /** The rows of the table {@value #TOTALS}. */
  public List<Total> totals() {
    return tables().stream()
        .filter(table -> table.name().equals(TOTALS))
        .flatMap(table -> table.rows().stream().map(row -> total(table.columns(), row)))
        .toList();
  }

  private Total total(List<Column> columns, List<Cell> row) {
    var texts =
        IntStream.range(0, row.size()).mapToObj(i -> text(columns.get(i), row.get(i))).toList();
    return new Total(texts.get(0), texts.get(1), texts.size() > 2 ? texts.get(2) : "");
  }

  public BlockPicture picture() {
    return BlockPicture.of(report.figures(), bot);
  }

  public List<Term> terms() {
    return Terms.of(block());
  }

  public static String heading(Column column) {
    return CellText.heading(column);
  }

  public String title(FigureTable table) {
    var key = "insight.table." + table.name();
    return Messages.translate(key);
  }

  public String text(Column column, Cell cell) {
    return CellText.of(column, cell, bot);
  }

  /** Whether a cell stands right in its column. */
  public static boolean isNumber(Cell cell) {
    return !(cell instanceof Cell.Name || cell instanceof Cell.Label || cell instanceof Cell.Day);
  }

  public boolean isNumber(FigureTable table, int column) {
    return !table.rows().isEmpty() && isNumber(table.rows().getFirst().get(column));
  }

  /** Where a table can be downloaded. */
  public String file(FigureTable table, String format) {
    return Paths.INSIGHT
        + "?days="
        + days()
        + "&block="
        + block().word()
        + "&table="
        + table.name()
        + "&format="
        + format;
  }
}
