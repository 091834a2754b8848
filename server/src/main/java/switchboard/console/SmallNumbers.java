package switchboard.console;

import java.util.List;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Suppression;
import switchboard.web.Caller;
import switchboard.web.Permission;

/**
 * Figures that could point at single people: those who may not read people's data see no small
 * ones.
 */
public record SmallNumbers(boolean hidden, Suppression suppression) {

  public static SmallNumbers of(Caller reader, Suppression suppression) {
    return new SmallNumbers(areHidden(reader), suppression);
  }

  public static boolean areHidden(Caller reader) {
    return !reader.may(Permission.READ);
  }

  /** Counts of people, or of what they did, split by an attribute. */
  public List<String> texts(List<Long> counts) {
    return cells(counts).stream().map(SmallNumbers::text).toList();
  }

  public List<Cell> cells(List<Long> counts) {
    return applied().list(counts);
  }

  /** What hides numbers from the reader. */
  public Suppression applied() {
    return hidden ? suppression : Suppression.NONE;
  }

  public static String text(Cell cell) {
    return cell instanceof Cell.Count(var value) ? Formats.number(value) : hidden(cell);
  }

  /** Text of a hidden count. */
  public static String hidden(Cell cell) {
    return cell instanceof Cell.Hidden(var below) && below != Cell.Hidden.UNBOUNDED
        ? Messages.translate("common.under", Formats.number(below))
        : Messages.translate("common.hidden");
  }
}
