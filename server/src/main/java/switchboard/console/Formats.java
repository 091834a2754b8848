package switchboard.console;

import static java.util.Map.entry;

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
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.ReplyTrouble;

/** Formats values for people. */
public final class Formats {

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

  private Formats() {}

  public static String time(@Nullable Instant at) {
    var look = DisplayPreferences.current();
    if (at == null) {
      return Messages.translate("common.never");
    }
    return look.zone().equals(ZoneOffset.UTC)
        ? TIME.format(at)
        : LOCAL.withLocale(look.language()).withZone(look.zone()).format(at);
  }

  /** Hours and minutes. */
  public static String clock(Instant at) {
    var look = DisplayPreferences.current();
    return CLOCK.withLocale(look.language()).withZone(look.zone()).format(at);
  }

  public static String date(LocalDate date) {
    return DATE.withLocale(DisplayPreferences.current().language()).format(date);
  }

  public static String number(long number) {
    return NumberFormat.getIntegerInstance(DisplayPreferences.current().language()).format(number);
  }

  public static String number(double number) {
    var format = NumberFormat.getNumberInstance(DisplayPreferences.current().language());
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  public static String millis(Optional<Duration> time) {
    return time.map(it -> Messages.translate("common.milliseconds", number(it.toMillis())))
        .orElse("–");
  }

  /** The approximate time since an instant. */
  public static String ago(Instant at, Instant now) {
    var age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return Messages.translate("common.ago.just_now");
    }
    if (age.toHours() < 1) {
      return Messages.translate("common.ago.minutes_short", age.toMinutes());
    }
    if (age.toDays() < 2) {
      return Messages.translate("common.ago.hours_short", age.toHours());
    }
    return Messages.translate("common.ago.days", age.toDays());
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
    return Messages.translate(
        "account.sessions.device.format",
        first(BROWSERS, agent)
            .orElseGet(() -> Messages.translate("account.sessions.device.unknown_browser")),
        first(SYSTEMS, agent)
            .map(Formats::system)
            .orElseGet(() -> Messages.translate("account.sessions.device.unknown_system")));
  }

  private static Optional<String> first(List<Entry<String, String>> signs, String agent) {
    return signs.stream()
        .filter(sign -> agent.contains(sign.getKey()))
        .map(Entry::getValue)
        .findFirst();
  }

  private static String system(String name) {
    return switch (name) {
      case "iPhone" -> Messages.translate("account.sessions.device.iphone");
      case "iPad" -> Messages.translate("account.sessions.device.ipad");
      case "Mac" -> Messages.translate("account.sessions.device.mac");
      default -> name;
    };
  }

  /** The title of a screen: the label of the button that leads to it. */
  public static String screen(Bot bot, String id) {
    return id.equals(bot.home())
        ? Messages.translate("bot.main_menu")
        : bot.screen(id)
            .flatMap(bot::label)
            .map(label -> label.in(bot.defaultLanguage()))
            .orElseGet(() -> screen(id));
  }

  /** Describes a reply's problem. */
  public static String trouble(ReplyTrouble trouble) {
    return switch (trouble) {
      case REFUSED -> Messages.translate("messages.trouble.refused");
      case INTERCEPTED -> Messages.translate("messages.trouble.intercepted");
      case GIVEN_UP -> Messages.translate("messages.trouble.given_up");
      case UNKNOWN -> Messages.translate("messages.trouble.unknown");
      case WITHOUT_BUTTONS -> Messages.translate("messages.trouble.without_buttons");
      case WITHOUT_FORMATTING -> Messages.translate("messages.trouble.without_formatting");
      case WITHOUT_FILE -> Messages.translate("messages.trouble.without_file");
    };
  }

  /** The titles of the built-in screens. */
  public static String screen(String id) {
    return switch (id) {
      case ":history" -> Messages.translate("bot.screen.history");
      case ":settings" -> Messages.translate("bot.screen.settings");
      case ":privacy" -> Messages.translate("bot.screen.privacy");
      case ":confirming_deletion" -> Messages.translate("bot.screen.delete");
      case ":unknown" -> Messages.translate("common.unknown");
      default -> id;
    };
  }

  /** The title of a built-in action. */
  public static String action(Action action) {
    return switch (action) {
      case HOME -> Messages.translate("bot.main_menu");
      case HISTORY -> screen(":history");
      case SETTINGS -> screen(":settings");
      case LANGUAGE -> Messages.translate("bot.screen.language");
      case PRIVACY -> screen(":privacy");
      case EXPORT -> Messages.translate("bot.screen.export");
      case DELETE -> screen(":confirming_deletion");
    };
  }

  public static String language(String tag) {
    if (tag.isEmpty()) {
      return Messages.translate("common.unknown");
    }
    var name = Locale.forLanguageTag(tag).getDisplayName(DisplayPreferences.current().language());
    return name.isEmpty() ? tag : name;
  }

  /** Splits a text into groups of four, which are easier to copy by hand. */
  public static String groups(String text) {
    return text.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
