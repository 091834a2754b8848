package switchboard.simulator.check;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The validated parameters of a call. */
public record Params(ObjectNode values, Map<String, Upload> uploads) {

  public boolean has(String name) {
    return values.has(name);
  }

  public JsonNode value(String name) {
    return values.path(name);
  }

  public String text(String name) {
    return SimulatorJson.text(values, name);
  }

  public long number(String name) {
    return SimulatorJson.number(values, name);
  }

  public boolean flag(String name) {
    return values.path(name).asBoolean(false);
  }

  /** Finds the upload of a parameter: sent under its name or referenced by attach://. */
  public Optional<Upload> upload(String name) {
    return Optional.ofNullable(uploads.get(name)).or(() -> attached(text(name)));
  }

  public Optional<Upload> attached(String reference) {
    return reference.startsWith("attach://")
        ? Optional.ofNullable(uploads.get(reference.substring("attach://".length())))
        : Optional.empty();
  }
}
