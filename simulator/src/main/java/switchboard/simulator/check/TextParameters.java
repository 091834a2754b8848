package switchboard.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.simulator.check.FormattedText.Entity;
import tools.jackson.databind.JsonNode;

/** Builds a formatted text from a text parameter and its parse mode or entities. */
public final class TextParameters {
  public static final int MESSAGE = 4096;
  public static final int CAPTION = 1024;

  private TextParameters() {}

  public static FormattedText message(JsonNode values) {
    FormattedText text = read(values, "text", "entities", "parse_mode");
    if (text.text().isEmpty()) {
      throw BotApiRefusal.badRequest("message text is empty");
    }
    if (Scalars.characters(text.text()) > MESSAGE) {
      throw BotApiRefusal.badRequest("message is too long");
    }
    return EntityFinder.complete(text);
  }

  public static FormattedText caption(JsonNode values) {
    FormattedText text = read(values, "caption", "caption_entities", "parse_mode");
    if (Scalars.characters(text.text()) > CAPTION) {
      throw BotApiRefusal.badRequest("message caption is too long");
    }
    return EntityFinder.complete(text);
  }

  /** Reads without a length limit; the caller checks the length before it detects entities. */
  static FormattedText read(JsonNode values, String name, String entities, String mode) {
    String text = SimulatorJson.text(values, name).replace("\r", "");
    String parseMode = SimulatorJson.text(values, mode).toLowerCase(Locale.ROOT);
    FormattedText parsed =
        switch (parseMode) {
          case "" -> new FormattedText(text, given(values.path(entities), text));
          case "html" -> HtmlText.parse(text);
          case "markdown", "markdownv2" ->
              throw BotApiRefusal.badRequest(
                  "can't parse entities: this simulator reads HTML or entities, not Markdown");
          default -> throw BotApiRefusal.badRequest("unsupported parse_mode");
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
    long offset = SimulatorJson.number(json, "offset");
    long length = SimulatorJson.number(json, "length");
    if (offset < 0 || length <= 0 || offset + length > text.length()) {
      throw BotApiRefusal.badRequest("ENTITY_BOUNDS_INVALID");
    }
    String type = SimulatorJson.text(json, "type");
    String detail =
        switch (type) {
          case "text_link" -> "url";
          case "pre" -> "language";
          case "custom_emoji" -> "custom_emoji_id";
          case "text_mention" -> "user";
          default -> "";
        };
    String value =
        detail.equals("user")
            ? SimulatorJson.text(json.path("user"), "id")
            : SimulatorJson.text(json, detail);
    return value.isEmpty()
        ? new Entity(type, (int) offset, (int) length)
        : new Entity(type, (int) offset, (int) length, detail, value);
  }
}
