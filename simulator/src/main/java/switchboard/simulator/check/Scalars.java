package switchboard.simulator.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parses numbers, booleans and texts as leniently as Telegram does. */
public final class Scalars {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private Scalars() {}

  static JsonNode integer(String owner, String field, JsonNode value) {
    return integer(value).orElseThrow(() -> ErrorTexts.wrongType(owner, field, "Integer"));
  }

  static JsonNode integerOrText(JsonNode value) {
    return integer(value).orElseGet(() -> SimulatorJson.text(stripped(value)));
  }

  private static Optional<JsonNode> integer(JsonNode value) {
    String text = stripped(value);
    if (INTEGER.matcher(text).matches()) {
      return Optional.of(SimulatorJson.number(Long.parseLong(text)));
    }
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Optional.of(SimulatorJson.number(value.asLong()))
        : Optional.empty();
  }

  private static String stripped(JsonNode value) {
    return value.isString() ? value.asString().strip() : "";
  }

  static JsonNode decimal(String owner, String field, JsonNode value) {
    String text = stripped(value);
    if (DECIMAL.matcher(text).matches()) {
      return JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
    }
    if (value.isNumber()) {
      return JsonNodeFactory.instance.numberNode(value.asDouble());
    }
    throw ErrorTexts.wrongType(owner, field, "Float");
  }

  static JsonNode flag(String owner, String field, JsonNode value) {
    return switch (value.isContainer() ? "?" : value.asString("").toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> JsonNodeFactory.instance.booleanNode(true);
      case "false", "0", "no", "" -> JsonNodeFactory.instance.booleanNode(false);
      default -> throw ErrorTexts.wrongType(owner, field, "Boolean");
    };
  }

  static JsonNode text(String owner, String field, JsonNode value) {
    if (value.isContainer()) {
      throw ErrorTexts.wrongType(owner, field, "String");
    }
    return value.isString() ? value : SimulatorJson.text(value.asString(""));
  }

  /** Counts code points, which Telegram's documentation calls characters. */
  public static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
