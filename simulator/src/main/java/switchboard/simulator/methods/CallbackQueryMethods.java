package switchboard.simulator.methods;

import java.util.Map;
import switchboard.simulator.check.ErrorTexts;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallbackQueryLog.Tap;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers to callback queries (Bot API, answerCallbackQuery). */
public record CallbackQueryMethods(World world) {

  Map<String, MethodBehaviour> all() {
    return Map.of("answerCallbackQuery", this::answer);
  }

  private JsonNode answer(BotAccount bot, Params params) {
    return world.with(() -> {
      Tap tap = bot.taps.find(params.text("callback_query_id")).orElse(null);
      if (tap == null && world.options.openWorld()) {
        return SimulatorJson.TRUE;
      }
      if (tap == null || !tap.isAlive(world.clock.now())) {
        throw ErrorTexts.missing("answerCallbackQuery", "callback_query_id");
      }
      if (!tap.answered()) {
        answered(bot, tap, params);
      }
      return SimulatorJson.TRUE;
    });
  }

  private void answered(BotAccount bot, Tap tap, Params params) {
    bot.taps.put(new Tap(tap.id(), tap.person(), tap.chat(), tap.message(), tap.at(), true));
    publish(world, bot, tap, "answered");
    if (!params.text("text").isEmpty() || !params.text("url").isEmpty()) {
      ObjectNode toast =
          SimulatorJson.object().put("person_id", tap.person()).put("query_id", tap.id());
      toast.put("text", params.text("text")).put("show_alert", params.flag("show_alert"));
      toast.put("url", params.has("url") ? params.text("url") : null);
      world.events.publish(bot.id, "toast", toast);
      world.toasts.add(bot.id, toast);
    }
  }

  public static void publish(World world, BotAccount bot, Tap tap, String state) {
    ObjectNode event =
        SimulatorJson.object().put("person_id", tap.person()).put("chat_id", tap.chat());
    event.put("message_id", tap.message()).put("query_id", tap.id()).put("state", state);
    world.events.publish(bot.id, "tap", event);
  }
}
