package switchboard.simulator.world;

import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.UpdateQueue.Lane;
import tools.jackson.databind.node.ObjectNode;

/** Sends a bot the update about its own membership (Bot API, my_chat_member). */
public final class ChatMembership {
  private ChatMembership() {}

  public static void tell(
      World world, BotAccount bot, SimulatedChat chat, ObjectNode by, String before, String after) {
    ObjectNode change = SimulatorJson.object();
    change.set("chat", chat.json);
    change.set("from", by);
    change.put("date", world.unixTime());
    change.set("old_chat_member", member(bot, before));
    change.set("new_chat_member", member(bot, after));
    world.tell(bot, "my_chat_member", change, new Lane(chat.id, false));
  }

  private static ObjectNode member(BotAccount bot, String status) {
    ObjectNode member = SimulatorJson.object();
    member.set("user", bot.user());
    member.put("status", status);
    return status.equals("kicked") ? member.put("until_date", 0) : member;
  }
}
