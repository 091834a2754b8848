package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** Message entities; offset and length count UTF-16 code units (Bot API, MessageEntity). */
final class MessageEntities {

  private MessageEntities() {}

  /** The entity's offset; -1 when it is missing or invalid. */
  static int offset(JsonNode entity) {
    var offset = JsonFields.number(entity, "offset");
    return offset == null || offset < 0 || offset > Integer.MAX_VALUE ? -1 : offset.intValue();
  }

  /** The entity's end, clamped to the text. */
  private static int end(JsonNode entity, String text) {
    var length = JsonFields.number(entity, "length");
    int offset = offset(entity);
    if (length == null || length < 0 || offset < 0 || offset > text.length()) {
      return 0;
    }
    return (int) Math.min(text.length(), offset + Math.min(length, text.length()));
  }

  /** The text the entity covers; empty when its range is invalid. */
  static String marked(JsonNode entity, String text) {
    int end = end(entity, text);
    int offset = offset(entity);
    return offset >= 0 && offset < end ? text.substring(offset, end) : "";
  }
}
