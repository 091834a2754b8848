package switchboard.console;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import switchboard.domain.Bot;

/** How the bot is doing, and how it went. */
record OverviewPage(Frame frame, Overview overview, Range range, Growth growth, Bot bot)
    implements Page {

  private static final double FAINTEST = 0.12;

  /** How dark an hour of the week is. */
  String shade(long happened) {
    double share = (double) happened / Math.max(1, growth.busiest());
    return Double.toString(Math.round(100 * (FAINTEST + (1 - FAINTEST) * share)) / 100.0);
  }

  static String day(int index) {
    return DayOfWeek.of(index + 1)
        .getDisplayName(TextStyle.SHORT_STANDALONE, Look.current().language());
  }

  /** What a screen is called: by the bot file, or what the product's own ones are for. */
  static String screen(String id) {
    return switch (id) {
      case ":history" -> Say.say("one’s own messages");
      case ":settings" -> Say.say("settings");
      case ":privacy" -> Say.say("privacy");
      case ":confirming_deletion" -> Say.say("deleting one’s data");
      default -> id;
    };
  }

  static String language(String tag) {
    if (tag.isEmpty()) {
      return Say.say("unknown");
    }
    var name = Locale.forLanguageTag(tag).getDisplayName(Look.current().language());
    return name.isEmpty() ? tag : name;
  }

  @Override
  public void write(HtmlTemplateOutput output, HtmlInterceptor forms) {
    JteoverviewGenerated.render(output, forms, this);
  }
}
