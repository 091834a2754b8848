package switchboard.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.twin.Formatted.Entity;
import tools.jackson.databind.JsonNode;

/** Builds a formatted text from a text parameter and its parse mode or entities. */
final class Texts {
  static final int MESSAGE = 4096;
  static final int CAPTION = 1024;

  private Texts() {}

  static Formatted message(JsonNode values) {
    Formatted text = read(values, "text", "entities", "parse_mode");
    if (text.text().isEmpty()) {
      throw Refused.badRequest("message text is empty");
    }
    if (Scalars.characters(text.text()) > MESSAGE) {
      throw Refused.badRequest("message is too long");
    }
    return EntityFinder.complete(text);
  }

  static Formatted caption(JsonNode values) {
    Formatted text = read(values, "caption", "caption_entities", "parse_mode");
    if (Scalars.characters(text.text()) > CAPTION) {
      throw Refused.badRequest("message caption is too long");
    }
    return EntityFinder.complete(text);
  }

  /** Reads without a length limit; the caller checks the length before it detects entities. */
  static Formatted read(JsonNode values, String name, String entities, String mode) {
    String text = Json.text(values, name).replace("\r", "");
    String parseMode = Json.text(values, mode).toLowerCase(Locale.ROOT);
    Formatted parsed =
        switch (parseMode) {
          case "" -> new Formatted(text, given(values.path(entities), text));
          case "html" -> HtmlText.parse(text);
          case "markdown", "markdownv2" ->
              throw Refused.badRequest(
                  "can't parse entities: this simulator reads HTML or entities, not Markdown");
          default -> throw Refused.badRequest("unsupported parse_mode");
        };
    return parsed.stripped();
  }

  private static List<Entity> given(JsonNode entities, String text) {
    List<Entity> read = new ArrayList<>();
    for (JsonNode entity : entities) {
      read.add(entity(entity, text));
    }
    return EntityOrder.fixed(read);
  }

  private static Entity entity(JsonNode json, String text) {
    long offset = Json.number(json, "offset");
    long length = Json.number(json, "length");
    if (offset < 0 || length <= 0 || offset + length > text.length()) {
      throw Refused.badRequest("ENTITY_BOUNDS_INVALID");
    }
    String type = Json.text(json, "type");
    String detail =
        switch (type) {
          case "text_link" -> "url";
          case "pre" -> "language";
          case "custom_emoji" -> "custom_emoji_id";
          case "text_mention" -> "user";
          default -> "";
        };
    String value =
        detail.equals("user") ? Json.text(json.path("user"), "id") : Json.text(json, detail);
    return value.isEmpty()
        ? new Entity(type, (int) offset, (int) length)
        : new Entity(type, (int) offset, (int) length, detail, value);
  }
}
