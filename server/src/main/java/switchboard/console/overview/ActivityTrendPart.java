package switchboard.console.overview;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import switchboard.console.DateRange;
import switchboard.console.DisplayPreferences;
import switchboard.console.Page;
import switchboard.domain.Bot;

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

  public long people() {
    return now.figures().users();
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JtegrowthGenerated.render(output, forms, this);
  }
}
