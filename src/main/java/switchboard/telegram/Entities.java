package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** Special parts of a text; offset and length count UTF-16 units (Bot API, MessageEntity). */
final class Entities {

  private Entities() {}

  /** Where it begins; -1 when it does not say. */
  static int offset(JsonNode entity) {
    var offset = Fields.number(entity, "offset");
    return offset == null || offset < 0 || offset > Integer.MAX_VALUE ? -1 : offset.intValue();
  }

  /** Where it ends, within the text. */
  private static int end(JsonNode entity, String text) {
    var length = Fields.number(entity, "length");
    int offset = offset(entity);
    if (length == null || length < 0 || offset < 0 || offset > text.length()) {
      return 0;
    }
    return (int) Math.min(text.length(), offset + Math.min(length, text.length()));
  }

  /** The part of the text that it marks; empty when it marks nothing. */
  static String marked(JsonNode entity, String text) {
    int end = end(entity, text);
    int offset = offset(entity);
    return offset >= 0 && offset < end ? text.substring(offset, end) : "";
  }
}
