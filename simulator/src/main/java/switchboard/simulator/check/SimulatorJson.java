package switchboard.simulator.check;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON mapper and factory methods of this package. */
public final class SimulatorJson {
  public static final JsonMapper MAPPER = JsonMapper.builder().build();
  public static final JsonNode TRUE = JsonNodeFactory.instance.booleanNode(true);

  private SimulatorJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  public static JsonNode number(long value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  public static ArrayNode array(Iterable<? extends JsonNode> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  public static long number(JsonNode object, String field) {
    return object.path(field).asLong(0);
  }

  public static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}
