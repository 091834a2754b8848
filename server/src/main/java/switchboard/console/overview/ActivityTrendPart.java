package switchboard.console.overview;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import switchboard.console.DateRange;
import switchboard.console.DisplayPreferences;
import switchboard.console.Page;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable.Cell;

/** Charts and rankings of past activity, which are refreshed now and then. */
public record ActivityTrendPart(DateRange range, ActivityTrend growth, Bot bot, Overview now)
    implements Page {

  private static final double FAINTEST = 0.12;

  /** The opacity of an hour of the week. */
  public String shade(long happened) {
    double share = (double) happened / Math.max(1, growth.busiest());
    return Double.toString(Math.round(100 * (FAINTEST + (1 - FAINTEST) * share)) / 100.0);
  }

  public static String day(int index) {
    return DayOfWeek.of(index + 1)
        .getDisplayName(TextStyle.SHORT_STANDALONE, DisplayPreferences.current().language());
  }

  /**
   * How many people's apps speak a language.
   *
   * @param language null: all that are not listed
   * @param width of 100
   */
  public record LanguageBar(@Nullable String language, String people, long width) {}

  /** The most used languages, and the others together. */
  public List<LanguageBar> languages() {
    var tags = new ArrayList<@Nullable String>();
    var counts = new ArrayList<Long>();
    for (var language : growth.languages()) {
      tags.add(language.language());
      counts.add(language.people());
    }
    long users = now.figures().users();
    if (growth.otherLanguages(users) > 0) {
      tags.add(null);
      counts.add(growth.otherLanguages(users));
    }
    var cells = now.numbers().cells(counts);
    var texts = now.numbers().texts(counts);
    return IntStream.range(0, tags.size())
        .mapToObj(i ->
            new LanguageBar(tags.get(i), texts.get(i), width(cells.get(i), Math.max(1, users))))
        .toList();
  }

  private static long width(Cell cell, long users) {
    return cell instanceof Cell.Count(var people) ? Math.max(1, 100 * people / users) : 1;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtegrowthGenerated.render(output, forms, this);
  }
}
