package switchboard.simulator.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text with its entities. Offsets count UTF-16 code units, as in the Bot API. */
public record FormattedText(String text, List<Entity> entities) {

  /**
   * One entity.
   *
   * @param detail name of the additional field, such as url or language
   */
  public record Entity(
      String type, int offset, int length, @Nullable String detail, @Nullable String value) {
    public Entity(String type, int offset, int length) {
      this(type, offset, length, null, null);
    }

    public int end() {
      return offset + length;
    }

    ObjectNode json() {
      ObjectNode json = SimulatorJson.object().put("type", type);
      json.put("offset", offset).put("length", length);
      if (detail != null && value != null) {
        if (detail.equals("user")) {
          json.putObject("user")
              .put("id", Long.parseLong(value))
              .put("is_bot", false)
              .put("first_name", "");
        } else {
          json.put(detail, value);
        }
      }
      return json;
    }
  }

  public ArrayNode entitiesJson() {
    return SimulatorJson.array(entities.stream().map(Entity::json).toList());
  }

  /** Strips surrounding white space and shifts the entities, as Telegram does. */
  public FormattedText stripped() {
    int start = 0;
    int end = text.length();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start == 0 && end == text.length()) {
      return this;
    }
    int from = start;
    int to = end;
    return new FormattedText(
        text.substring(start, end),
        entities.stream().map(e -> cut(e, from, to)).filter(e -> e.length() > 0).toList());
  }

  private static Entity cut(Entity e, int from, int to) {
    int start = Math.max(e.offset(), from);
    int end = Math.min(e.end(), to);
    return new Entity(e.type(), start - from, Math.max(0, end - start), e.detail(), e.value());
  }
}
