package switchboard.console.insight;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.stream.IntStream;
import switchboard.base.Sentence;
import switchboard.console.Formats;
import switchboard.console.SmallNumbers;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;

/** Bars of the languages of apps; those that the bot lacks stand out. */
public record LanguagesPicture(List<Bar> bars, long others) implements BlockPicture {

  private static final int MOST = 12;
  private static final int FULL = 100;

  /**
   * A language.
   *
   * @param width of 100; 0 for a hidden number
   * @param reads the language that they read instead; empty if the bot has theirs
   */
  public record Bar(String language, String people, long width, String reads) {}

  static LanguagesPicture of(Figures figures) {
    var rows = figures.tables().getFirst().rows();
    long most = rows.stream().mapToLong(row -> count(row.get(1))).max().orElse(1);
    var shown =
        IntStream.range(0, rows.size())
            .filter(i -> i < MOST || isMissing(rows.get(i)))
            .mapToObj(rows::get)
            .toList();
    return new LanguagesPicture(
        shown.stream().map(row -> bar(row, Math.max(1, most))).toList(),
        rows.size() - shown.size());
  }

  private static boolean isMissing(List<Cell> row) {
    return row.get(4) instanceof Cell.Label(Sentence(var key, var _)) && key.endsWith(".missing");
  }

  private static Bar bar(List<Cell> row, long most) {
    return new Bar(
        language(row.get(0)),
        row.get(1) instanceof Cell.Hidden
            ? SmallNumbers.hidden(row.get(1))
            : Formats.number(count(row.get(1))),
        Math.round((double) FULL * count(row.get(1)) / most),
        isMissing(row) ? language(row.get(3)) : "");
  }

  private static String language(Cell cell) {
    return cell instanceof Cell.Name(var tag) ? Formats.language(tag) : "";
  }

  private static long count(Cell cell) {
    return cell instanceof Cell.Count(var value) ? value : 0;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtelanguagesGenerated.render(output, forms, this);
  }
}
