package switchboard.testing;

import java.util.ArrayList;
import java.util.List;
import switchboard.simulator.world.SimulatorCall;
import switchboard.transcript.SeenMessages;
import tools.jackson.databind.JsonNode;

/** Converts the bot's calls to what people see. */
final class SeenCall {

  private SeenCall() {}

  /** Whether a call is visible. An edit without a change fails, but was meant to be seen. */
  static boolean shows(SimulatorCall call) {
    return call.status() == 200
        || (call.description() != null && call.description().contains("not modified"));
  }

  static SeenMessages message(boolean edited, JsonNode params) {
    var rows = new ArrayList<List<String>>();
    for (var row : params.path("reply_markup").path("inline_keyboard")) {
      rows.add(row.valueStream().map(button -> button.path("text").asString("")).toList());
    }
    return new SeenMessages.Message(edited, PlainText.text(params.path("text").asString("")), rows);
  }
}
