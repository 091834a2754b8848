package switchboard.simulator.world;

import java.util.List;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.node.ObjectNode;

/** A group chat with people and bots. */
public record Group(long id, String type, String title, Form form, List<Long> members) {

  /** How the group divides its messages. */
  public enum Form {
    PLAIN,
    /** Topics. */
    FORUM,
    /** The direct messages of a channel: each person sees only their own. */
    DIRECT_MESSAGES
  }

  ObjectNode chat() {
    ObjectNode chat = SimulatorJson.object().put("id", id).put("title", title).put("type", type);
    return switch (form) {
      case PLAIN -> chat;
      case FORUM -> chat.put("is_forum", true);
      case DIRECT_MESSAGES -> chat.put("is_direct_messages", true);
    };
  }
}
