package switchboard.console.system;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Redacts an update: keeps its structure, types and numbers, and hides personal data. */
final class Redaction {

  /** Fields whose strings name a type; every other string may be personal. */
  private static final Set<String> KINDS = Set.of("type", "status", "language_code", "chat_type");

  /** The form of such a name; anything else is hidden even in these fields. */
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  /** Numbers that reveal a user's location. */
  private static final Set<String> PERSONAL_NUMBERS =
      Set.of("latitude", "longitude", "horizontal_accuracy", "heading");

  private static final String HIDDEN = "…";
  private static final JsonMapper JSON = new JsonMapper();

  private Redaction() {}

  /** The redacted update as indented JSON; empty when it is not JSON. */
  static String of(String payload) {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsString(without(JSON.readTree(payload), ""));
    } catch (JacksonException e) {
      return "";
    }
  }

  private static JsonNode without(JsonNode node, String name) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = JSON.createObjectNode();
        object
            .properties()
            .forEach(field -> copy.set(field.getKey(), without(field.getValue(), field.getKey())));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = JSON.createArrayNode();
        array.forEach(element -> copy.add(without(element, name)));
        yield copy;
      }
      case StringNode text
          when KINDS.contains(name) && KIND.matcher(text.stringValue()).matches() ->
          text;
      case StringNode _ -> StringNode.valueOf(HIDDEN);
      default -> PERSONAL_NUMBERS.contains(name) ? StringNode.valueOf(HIDDEN) : node;
    };
  }
}
