package switchboard.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON mapper and factory methods of this package. */
final class SimulatorJson {
  static final JsonMapper MAPPER = JsonMapper.builder().build();
  static final JsonNode TRUE = JsonNodeFactory.instance.booleanNode(true);

  private SimulatorJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  static JsonNode number(long value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  static ArrayNode array(Iterable<? extends JsonNode> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  static long number(JsonNode object, String field) {
    return object.path(field).asLong(0);
  }

  static String text(JsonNode object, String field) {
    return object.path(field).asString("");
  }
}
