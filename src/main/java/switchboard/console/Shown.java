package switchboard.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Shown {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The first that is found counts: browsers name others in their own names. */
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
          entry("iPhone", "an iPhone"),
          entry("iPad", "an iPad"),
          entry("Windows", "Windows"),
          entry("Mac OS X", "a Mac"),
          entry("CrOS", "ChromeOS"),
          entry("Linux", "Linux"));

  private Shown() {}

  private static Entry<String, String> entry(String sign, String words) {
    return java.util.Map.entry(sign, words);
  }

  static String time(@Nullable Instant at) {
    return at == null ? "never" : TIME.format(at);
  }

  /** For programs that read the page. */
  static String machineTime(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A browser by what it calls itself. */
  static String device(String agent) {
    return first(BROWSERS, agent, "A browser") + " on " + first(SYSTEMS, agent, "some system");
  }

  private static String first(List<Entry<String, String>> signs, String agent, String otherwise) {
    return signs.stream()
        .filter(sign -> agent.contains(sign.getKey()))
        .map(Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }

  /** In groups of four, easier to type from. */
  static String groups(String text) {
    return text.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
