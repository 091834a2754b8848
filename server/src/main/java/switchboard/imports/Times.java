package switchboard.imports;

import static switchboard.imports.BadValueException.shown;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;

/**
 * Reads times as bots write them.
 *
 * @param zone of times without one; absent when the operator named none
 * @param now nothing of a source is later
 */
public record Times(@Nullable ZoneId zone, Instant now) {

  /** Telegram's first day. Earlier times are mistakes, such as 0. */
  private static final Instant FIRST = Instant.parse("2013-08-14T00:00:00Z");

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** 2024-05-01, 2024-05-01 12:30, 2024-05-01T12:30:00.123456+02:00, 01.05.2024 12:30. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})|(?<day2>[0-9]{1,2})\\.(?<month2>[0-9]{1,2})\\.(?<year2>[0-9]{4}))"
              + "(?:[T ,]+(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?)?"
              + "\\s*(?<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{9,19}(?:\\.[0-9]{1,12})?");

  /** From here on a number counts milliseconds, and microseconds a thousand times higher. */
  private static final BigDecimal MILLIS = BigDecimal.valueOf(100_000_000_000L);

  private static final int NANO_DIGITS = 9;

  /**
   * Null when there is none.
   *
   * @throws CommandException when it is without a zone and the operator named none
   */
  @Nullable Instant read(@Nullable String value) throws BadValueException {
    var word = Values.present(value);
    if (word == null) {
      return null;
    }
    var time = parse(word);
    if (time.isBefore(FIRST)) {
      throw bad(word);
    }
    if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw new BadValueException(Reason.FUTURE, "the time is " + shown(word));
    }
    return time;
  }

  private Instant parse(String word) throws BadValueException {
    if (NUMBER.matcher(word).matches()) {
      return ofNumber(new BigDecimal(word));
    }
    var text = TEXT.matcher(word);
    if (!text.matches()) {
      throw bad(word);
    }
    try {
      var local = local(text);
      var named = text.group("zone");
      return local.atZone(named == null ? demandZone(word) : ZoneId.of(named)).toInstant();
    } catch (DateTimeException e) {
      throw bad(word);
    }
  }

  private static Instant ofNumber(BigDecimal number) {
    var seconds = number;
    while (seconds.compareTo(MILLIS) >= 0) {
      seconds = seconds.movePointLeft(3);
    }
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }

  private static LocalDateTime local(Matcher text) {
    boolean isIso = text.group("year") != null;
    return LocalDateTime.of(
        number(text, isIso ? "year" : "year2"),
        number(text, isIso ? "month" : "month2"),
        number(text, isIso ? "day" : "day2"),
        number(text, "hour"),
        number(text, "minute"),
        number(text, "second"),
        nanos(text.group("fraction")));
  }

  private static int number(Matcher text, String group) {
    var digits = text.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null
        ? 0
        : Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
  }

  private ZoneId demandZone(String word) {
    if (zone == null) {
      throw new CommandException(
          "The source has times without a zone, such as %s. Add --zone with the zone of the machine that wrote them, such as --zone Europe/Berlin. Times that SQLite fills in itself (CURRENT_TIMESTAMP) are --zone UTC."
              .formatted(shown(word)),
          2);
    }
    return zone;
  }

  private static BadValueException bad(String word) {
    return new BadValueException(Reason.BAD_TIME, "the time is " + shown(word));
  }
}
