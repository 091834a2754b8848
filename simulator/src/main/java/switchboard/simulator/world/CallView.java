package switchboard.simulator.world;

import java.util.Map;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Logged form of a call's parameters: long texts are cut, large objects omitted. */
public final class CallView {
  private static final int TEXT = 8192;

  private static final int OBJECT = 32_768;

  private CallView() {}

  public static ObjectNode params(Map<String, JsonNode> given) {
    ObjectNode view = SimulatorJson.object();
    given.forEach((name, value) ->
        view.set(
            name,
            value.isString()
                ? cut(value)
                : weight(value) > OBJECT ? SimulatorJson.text("…") : value));
    return view;
  }

  /** Estimates the characters in a value; stops once the limit is exceeded. */
  private static int weight(JsonNode value) {
    int weight = value.isString() ? value.asString().length() : 8;
    for (JsonNode inner : value) {
      if (weight > OBJECT) {
        return weight;
      }
      weight += weight(inner);
    }
    return weight;
  }

  private static JsonNode cut(JsonNode value) {
    String text = value.asString();
    return text.length() <= TEXT ? value : SimulatorJson.text(text.substring(0, TEXT) + "…");
  }

  /** Returns the call as JSON with every occurrence of a token masked. */
  public static ObjectNode json(SimulatorCall call, Iterable<String> tokens) {
    ObjectNode view =
        SimulatorJson.object().put("n", call.number()).put("at", call.at().toString());
    view.put("bot", call.bot()).put("method", call.method());
    String params = call.params().toString();
    for (String token : tokens) {
      params = params.replace(token, "TOKEN").replace(token.replace(":", "%3A"), "TOKEN");
    }
    view.set("params", SimulatorJson.MAPPER.readTree(params));
    view.put("status", call.status());
    if (call.description() != null) {
      view.put("description", call.description());
    }
    return view;
  }
}
