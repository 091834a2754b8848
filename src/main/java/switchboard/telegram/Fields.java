package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads fields of JSON without ever being surprised: what is not as expected is absent. */
final class Fields {

  private static final char REPLACEMENT = '\uFFFD';

  /** The end of the year 9999: later times have no form that people or ISO 8601 know. */
  private static final long LATEST = 253_402_300_799L;

  private Fields() {}

  /** A text; numbers and booleans count as their text. */
  static @Nullable String text(JsonNode object, String name) {
    var value = object.path(name);
    return value.isValueNode() && !value.isNull() ? clean(value.asText()) : null;
  }

  static String textOr(JsonNode object, String name, String otherwise) {
    var text = text(object, name);
    return text == null ? otherwise : text;
  }

  /** A whole number that fits a long; digits in quotes count too. */
  static @Nullable Long number(JsonNode object, String name) {
    var value = object.path(name);
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? (Long) value.longValue() : null;
    }
    return value.isTextual() ? parsed(value.textValue()) : null;
  }

  static @Nullable Long parsed(@Nullable String digits) {
    try {
      return digits == null || digits.length() > 20 ? null : Long.valueOf(digits);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** Unix time in seconds; 0, which the Bot API uses for "no longer known", is absent. */
  static @Nullable Instant time(JsonNode object, String name) {
    var seconds = number(object, name);
    return seconds == null || seconds <= 0 || seconds > LATEST
        ? null
        : Instant.ofEpochSecond(seconds);
  }

  static boolean isTrue(JsonNode object, String name) {
    return object.path(name).asBoolean(false);
  }

  static boolean has(JsonNode object, String name) {
    var value = object.get(name);
    return value != null && !value.isNull();
  }

  /**
   * Replaces what JSON can carry but UTF-8 and databases cannot: halves of surrogate pairs and NUL.
   * The length stays, so the offsets of entities stay right.
   */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text, i);
      }
    }
    return text;
  }

  private static String cleaned(String text, int from) {
    var chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      if (i + 1 < chars.length && Character.isSurrogatePair(chars[i], chars[i + 1])) {
        i++;
      } else if (chars[i] == 0 || Character.isSurrogate(chars[i])) {
        chars[i] = REPLACEMENT;
      }
    }
    return new String(chars);
  }
}
