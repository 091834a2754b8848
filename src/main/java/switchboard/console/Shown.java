package switchboard.console;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.Trouble;

/** Formats values for people. */
public final class Shown {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
  private static final long KIB = 1024;

  /** The first match counts, because user agents name other browsers too. */
  private static final List<Entry<String, String>> BROWSERS =
      List.of(
          entry("Edg", "Edge"),
          entry("OPR/", "Opera"),
          entry("Firefox/", "Firefox"),
          entry("Chrome/", "Chrome"),
          entry("Safari/", "Safari"));

  private static final List<Entry<String, String>> SYSTEMS =
      List.of(
          entry("Android", "Android"),
          entry("iPhone", "iPhone"),
          entry("iPad", "iPad"),
          entry("Windows", "Windows"),
          entry("Mac OS X", "Mac"),
          entry("CrOS", "ChromeOS"),
          entry("Linux", "Linux"));

  private Shown() {}

  private static Entry<String, String> entry(String sign, String words) {
    return java.util.Map.entry(sign, words);
  }

  public static String time(@Nullable Instant at) {
    var look = Look.current();
    if (at == null) {
      return Say.say("never");
    }
    return look.zone().equals(ZoneOffset.UTC)
        ? TIME.format(at)
        : LOCAL.withLocale(look.language()).withZone(look.zone()).format(at);
  }

  /** Hours and minutes. */
  public static String clock(Instant at) {
    var look = Look.current();
    return CLOCK.withLocale(look.language()).withZone(look.zone()).format(at);
  }

  public static String date(LocalDate date) {
    return DATE.withLocale(Look.current().language()).format(date);
  }

  public static String number(long number) {
    return NumberFormat.getIntegerInstance(Look.current().language()).format(number);
  }

  public static String number(double number) {
    var format = NumberFormat.getNumberInstance(Look.current().language());
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  public static String millis(Optional<Duration> time) {
    return time.map(it -> Say.say("{0} ms", number(it.toMillis()))).orElse("–");
  }

  /** The approximate time since an instant. */
  public static String ago(Instant at, Instant now) {
    var age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return Say.say("just now");
    }
    if (age.toHours() < 1) {
      return Say.say("{0} min ago", age.toMinutes());
    }
    if (age.toDays() < 2) {
      return Say.say("{0} h ago", age.toHours());
    }
    return Say.say("{0} days ago", age.toDays());
  }

  public static String bytes(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    return bytes < KIB * KIB
        ? number((double) bytes / KIB) + " KiB"
        : number((double) bytes / KIB / KIB) + " MiB";
  }

  /** A time in machine-readable form, for {@code datetime} attributes. */
  public static String machineTime(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The browser and system of a user agent. */
  public static String device(String agent) {
    return Say.say(
        "{0} on {1}",
        first(BROWSERS, agent).orElseGet(() -> Say.say("A browser")),
        first(SYSTEMS, agent).map(Shown::system).orElseGet(() -> Say.say("some system")));
  }

  private static Optional<String> first(List<Entry<String, String>> signs, String agent) {
    return signs.stream()
        .filter(sign -> agent.contains(sign.getKey()))
        .map(Entry::getValue)
        .findFirst();
  }

  private static String system(String name) {
    return switch (name) {
      case "iPhone" -> Say.say("an iPhone");
      case "iPad" -> Say.say("an iPad");
      case "Mac" -> Say.say("a Mac");
      default -> name;
    };
  }

  /** The title of a screen: the label of the button that leads to it. */
  public static String screen(Bot bot, String id) {
    return id.equals(bot.home())
        ? Say.say("Main menu")
        : bot.screen(id)
            .flatMap(bot::label)
            .map(label -> label.in(bot.defaultLanguage()))
            .orElseGet(() -> screen(id));
  }

  /** Describes a reply's stored problem. */
  public static String trouble(String word) {
    return Trouble.of(word).map(Shown::trouble).orElse(word);
  }

  private static String trouble(Trouble trouble) {
    return switch (trouble) {
      case REFUSED -> Say.say("refused by Telegram");
      case INTERCEPTED -> Say.say("refused by a proxy on the way to Telegram");
      case GIVEN_UP -> Say.say("given up after too many failed attempts");
      case UNKNOWN -> Say.say("perhaps sent");
      case WITHOUT_BUTTONS -> Say.say("sent without buttons that Telegram refused");
      case WITHOUT_FORMATTING ->
          Say.say("sent as plain text: Telegram refused its formatting or its length");
    };
  }

  /** The titles of the built-in screens. */
  public static String screen(String id) {
    return switch (id) {
      case ":history" -> Say.say("Own messages");
      case ":settings" -> Say.say("Settings");
      case ":privacy" -> Say.say("Privacy");
      case ":confirming_deletion" -> Say.say("Deleting one’s data");
      default -> id;
    };
  }

  /** The title of a built-in action. */
  public static String action(Action action) {
    return switch (action) {
      case HOME -> Say.say("Main menu");
      case HISTORY -> screen(":history");
      case SETTINGS -> screen(":settings");
      case LANGUAGE -> Say.say("Choice of the language");
      case PRIVACY -> screen(":privacy");
      case EXPORT -> Say.say("Export of one’s data");
      case DELETE -> screen(":confirming_deletion");
    };
  }

  public static String language(String tag) {
    if (tag.isEmpty()) {
      return Say.say("unknown");
    }
    var name = Locale.forLanguageTag(tag).getDisplayName(Look.current().language());
    return name.isEmpty() ? tag : name;
  }

  /** Telegram's HTML as plain text. */
  public static String plain(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", ""));
  }

  /** Splits a text into groups of four, which are easier to copy by hand. */
  public static String groups(String text) {
    return text.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
