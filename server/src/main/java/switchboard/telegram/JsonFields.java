package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lenient access to JSON fields: a value of an unexpected type counts as absent. */
final class JsonFields {

  private static final char REPLACEMENT = '\uFFFD';

  /** The end of the year 9999, the last date in plain ISO 8601. */
  private static final long LATEST = 253_402_300_799L;

  private JsonFields() {}

  /** A string; numbers and booleans are converted. */
  static @Nullable String text(JsonNode object, String name) {
    var value = object.path(name);
    return value.isValueNode() && !value.isNull() ? clean(value.asText()) : null;
  }

  static String textOr(JsonNode object, String name, String otherwise) {
    var text = text(object, name);
    return text == null ? otherwise : text;
  }

  /** An integer that fits a long; a string of digits is accepted too. */
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
   * Replaces characters that are valid in JSON but not in UTF-8 or databases: lone surrogates and
   * NUL. The length is unchanged, so entity offsets stay valid.
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
