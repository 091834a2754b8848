package switchboard.console.insight;

import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;
import switchboard.domain.Bot;
import switchboard.insight.Comparison;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;
import switchboard.insight.ScreenName;
import switchboard.insight.TimeText;

/** Texts of cells and headings, in the reader's language. */
final class CellText {

  private static final String WEEK = "week_";

  private CellText() {}

  static String heading(Column column) {
    var name = column.name();
    if (name.endsWith(Comparison.BEFORE)) {
      return Messages.translate("insight.column.before");
    }
    if (name.startsWith(WEEK)) {
      return Messages.translate("insight.column.weeks_later", name.substring(WEEK.length()));
    }
    var key = "insight.column." + name;
    return Messages.translate(key);
  }

  static String of(Column column, Cell cell, Bot bot) {
    return switch (cell) {
      case Cell.Name(var text) -> name(column.name(), text, bot);
      case Cell.Label(var text) -> Messages.translate(text);
      case Cell.Count(var value) -> Formats.number(value);
      case Cell.Share(var value) -> percent(value);
      case Cell.Time(var value) -> Messages.translate(TimeText.of(value));
      case Cell.Day(var value) -> Formats.date(value);
      case Cell.Hidden _ -> SmallNumbers.hidden(cell);
      case Cell.Empty _ -> "–";
    };
  }

  private static String name(String column, String text, Bot bot) {
    return switch (column) {
      case "screen", "from", "to" -> Messages.translate(ScreenName.of(bot, text));
      case "language", "reads" -> Formats.language(text);
      default -> text;
    };
  }

  static String percent(double share) {
    return Messages.translate("insight.percent", Formats.number(100 * share));
  }
}
