package switchboard.simulator.methods;

import java.util.Map;
import java.util.Set;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallbackQueryMode;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods for a bot's settings (Bot API, setMySettings and the BotFullInfo of getMe). */
public record SettingsMethods(World world) {
  /** Settings that getMe does not return. */
  private static final Set<String> UNTOLD =
      Set.of(
          "callback_query_mode", "inline_feedback_share_denominator", "can_communicate_with_bots");

  private static final Set<Long> DENOMINATORS = Set.of(0L, 1L, 10L, 100L, 1000L);

  Map<String, MethodBehaviour> all() {
    return Map.of("getMe", (bot, params) -> me(bot), "setMySettings", this::set);
  }

  private JsonNode set(BotAccount bot, Params params) {
    String mode = params.text("callback_query_mode");
    if (params.has("callback_query_mode") && CallbackQueryMode.of(mode).isEmpty()) {
      throw BotApiRefusal.badRequest("invalid callback query mode specified");
    }
    if (!DENOMINATORS.contains(params.number("inline_feedback_share_denominator"))) {
      throw BotApiRefusal.badRequest("invalid inline feedback share denominator specified");
    }
    return world.done(() -> {
      params.values().forEachEntry(bot.settings::set);
      bot.topics =
          params.has("has_topics_enabled") ? params.flag("has_topics_enabled") : bot.topics;
      CallbackQueryMode.of(mode).ifPresent(chosen -> receive(world, bot, chosen));
    });
  }

  /** Sets how callback queries arrive. Call it under the lock. */
  public static void receive(World world, BotAccount bot, CallbackQueryMode mode) {
    bot.callbackQueryMode = mode;
    world.events.publish(0, "bot", PageViews.bot(bot));
  }

  private JsonNode me(BotAccount bot) {
    return world.with(() -> {
      ObjectNode me = bot.user();
      me.putArray("active_usernames").add(bot.username());
      me.put("can_join_groups", true)
          .put("can_read_all_group_messages", true)
          .put("supports_inline_queries", false)
          .put("can_connect_to_business", false)
          .put("has_main_web_app", false)
          .put("allows_users_to_create_topics", bot.topics);
      bot.settings.forEachEntry((name, value) -> {
        if (!UNTOLD.contains(name)) {
          me.set(name, value);
        }
      });
      me.put("has_topics_enabled", bot.topics);
      return bot.topics ? me : me.put("has_topic_sidebar", false);
    });
  }
}
