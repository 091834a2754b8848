package switchboard.console.overview;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.console.DateRange;
import switchboard.console.DisplayPreferences;
import switchboard.console.Page;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable.Cell;
import switchboard.store.RollupDao;

/** Charts and rankings of past activity, which are refreshed now and then. */
public record ActivityTrendPart(DateRange range, ActivityTrend growth, Bot bot, Overview now)
    implements Page {

  private static final double FAINTEST = 0.12;
  private static final int LANGUAGES = 6;

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

  /** The most used languages whose numbers may be shown, and the others together. */
  public List<LanguageBar> languages() {
    long users = now.figures().users();
    var shown = shownLanguages();
    var bars = new ArrayList<LanguageBar>();
    shown.forEach((language, people) -> bars.add(bar(language, people, users)));
    long others = users - shown.values().stream().mapToLong(Long::longValue).sum();
    if (others > 0) {
      bars.add(bar(null, others, users));
    }
    return bars;
  }

  private Map<String, Long> shownLanguages() {
    var languages = growth.languages();
    var cells =
        now.numbers().cells(languages.stream().map(RollupDao.LanguagePeople::people).toList());
    var shown = new LinkedHashMap<String, Long>();
    for (int i = 0; i < cells.size() && shown.size() < LANGUAGES; i++) {
      if (cells.get(i) instanceof Cell.Count(var people)) {
        shown.put(languages.get(i).language(), people);
      }
    }
    return shown;
  }

  private LanguageBar bar(@Nullable String language, long people, long users) {
    return new LanguageBar(
        language, now.people(people), Math.max(1, 100 * people / Math.max(1, users)));
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtegrowthGenerated.render(output, forms, this);
  }
}
