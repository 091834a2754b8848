package switchboard.twin;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A group that people and bots share. */
record Group(long id, String type, String title, List<Long> members) {

  ObjectNode chat() {
    return Json.object().put("id", id).put("title", title).put("type", type);
  }
}
