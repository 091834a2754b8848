package switchboard;

import java.util.ArrayList;
import java.util.List;
import switchboard.transcript.Seen;
import switchboard.twin.TwinCall;
import tools.jackson.databind.JsonNode;

/** What a call of the bot shows to people. */
final class SeenCall {

  private SeenCall() {}

  /** An edit to what is there already changes nothing, but it was meant to. */
  static boolean shows(TwinCall call) {
    return call.status() == 200
        || (call.description() != null && call.description().contains("not modified"));
  }

  static Seen message(boolean edited, JsonNode params) {
    var rows = new ArrayList<List<String>>();
    for (var row : params.path("reply_markup").path("inline_keyboard")) {
      rows.add(row.valueStream().map(button -> button.path("text").asString("")).toList());
    }
    return new Seen.Message(edited, PlainText.text(params.path("text").asString("")), rows);
  }
}
