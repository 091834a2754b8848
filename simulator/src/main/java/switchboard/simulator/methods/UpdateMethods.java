package switchboard.simulator.methods;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.WebhookClient;
import switchboard.simulator.world.WebhookDelivery;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that deliver updates (Bot API, "Getting updates"). */
final class UpdateMethods {
  private static final long MAX_POLL_SECONDS = 50;
  private static final int MAX_CONNECTIONS = 100;
  private static final int USUAL_CONNECTIONS = 40;

  private final World world;
  private final WebhookClient client;
  private long polls;

  UpdateMethods(World world, WebhookClient client) {
    this.world = world;
    this.client = client;
  }

  Map<String, MethodBehaviour> all() {
    return Map.of(
        "getUpdates", this::poll,
        "setWebhook", this::set,
        "deleteWebhook", this::delete,
        "getWebhookInfo", this::info,
        "logOut", (bot, params) -> SimulatorJson.TRUE,
        "close", (bot, params) -> SimulatorJson.TRUE);
  }

  /** Ends as soon as there are updates, or when the time is over, also if the clock is advanced. */
  private JsonNode poll(BotAccount bot, Params params) throws InterruptedException {
    long seconds = Math.clamp(params.number("timeout"), 0, MAX_POLL_SECONDS);
    int limit = params.has("limit") ? (int) params.number("limit") : 100;
    world.lock.lockInterruptibly();
    long own = ++polls;
    try {
      begin(bot, params, own);
      long left = TimeUnit.SECONDS.toNanos(seconds);
      Instant end = world.clock.now().plusSeconds(seconds);
      if (bot.updates.size() == 0 && left > 0) {
        world.clock.after(Duration.ofSeconds(seconds), () -> world.run(() -> {}));
      }
      while (bot.updates.size() == 0 && left > 0 && world.clock.now().isBefore(end)) {
        left = world.changed.awaitNanos(left);
        if (bot.webhook != null) {
          throw BotApiRefusal.conflict("terminated by setWebhook request");
        }
        if (bot.poll != own) {
          throw BotApiRefusal.conflict(
              "terminated by other getUpdates request; make sure that only one bot instance is"
                  + " running");
        }
      }
      return SimulatorJson.array(bot.updates.take(limit, world.clock.now()));
    } finally {
      if (bot.poll == own) {
        bot.poll = 0;
      }
      world.lock.unlock();
    }
  }

  private void begin(BotAccount bot, Params params, long own) {
    if (bot.webhook != null) {
      throw BotApiRefusal.conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
              + " webhook first");
    }
    if (!bot.polled) {
      bot.polled = true;
      world.events.publish(bot.id, "connection", PageViews.connection(bot));
    }
    bot.poll = own;
    if (params.has("allowed_updates")) {
      bot.updates.allow(params.value("allowed_updates"));
    }
    int before = bot.updates.size();
    bot.updates.confirm(params.number("offset"));
    if (bot.updates.size() != before) {
      world.pendingChanged(bot);
    }
    world.changed.signalAll();
  }

  private JsonNode set(BotAccount bot, Params params) {
    String url = params.text("url").strip();
    if (url.isEmpty()) {
      return delete(bot, params);
    }
    WebhookDelivery.Settings settings;
    try {
      settings = settings(url, params);
    } catch (BotApiRefusal refused) {
      delete(bot, params); // Telegram removes the old webhook before it validates the new one
      throw refused;
    }
    return world.with(() -> {
      if (params.has("allowed_updates")) {
        bot.updates.allow(params.value("allowed_updates"));
      }
      if (bot.webhook != null
          && settings.isSameAs(bot.webhook.settings())
          && !params.flag("drop_pending_updates")) {
        return SimulatorJson.TRUE;
      }
      stop(bot, params);
      bot.webhook = new WebhookDelivery(world, bot, settings, client);
      bot.updates.all().forEach(bot.webhook::offer);
      world.events.publish(bot.id, "connection", PageViews.connection(bot));
      return SimulatorJson.TRUE;
    });
  }

  private static WebhookDelivery.Settings settings(String url, Params params) {
    URI address = address(url);
    return new WebhookDelivery.Settings(
        address,
        params.has("ip_address") ? params.text("ip_address") : ip(address),
        params.text("secret_token"),
        connections(params),
        WebhookTrust.of(params.upload("certificate").orElse(null)));
  }

  /** Prefers an IPv4 address, as Telegram does. */
  private static String ip(URI address) {
    try {
      InetAddress[] all = InetAddress.getAllByName(address.getHost());
      return Arrays.stream(all)
          .filter(Inet4Address.class::isInstance)
          .findFirst()
          .orElse(all[0])
          .getHostAddress();
    } catch (UnknownHostException e) {
      throw BotApiRefusal.badRequest(
          "bad webhook: Failed to resolve host: Name or service not known");
    }
  }

  private static int connections(Params params) {
    return params.has("max_connections")
        ? Math.clamp(params.number("max_connections"), 1, MAX_CONNECTIONS)
        : USUAL_CONNECTIONS;
  }

  /** Parses a webhook URL; like a local Bot API server, allows plain HTTP and any port. */
  private static URI address(String url) {
    try {
      URI uri = URI.create(url);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw BotApiRefusal.badRequest("bad webhook: invalid URL specified");
    }
    throw BotApiRefusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }

  private JsonNode delete(BotAccount bot, Params params) {
    return world.done(() -> {
      stop(bot, params);
      world.events.publish(bot.id, "connection", PageViews.connection(bot));
    });
  }

  private static void stop(BotAccount bot, Params params) {
    if (bot.webhook != null) {
      bot.webhook.stop();
      bot.webhook = null;
    }
    if (params.flag("drop_pending_updates")) {
      bot.updates.clear();
    }
  }

  private JsonNode info(BotAccount bot, Params params) {
    return world.with(() -> {
      WebhookDelivery webhook = bot.webhook;
      ObjectNode info = SimulatorJson.object();
      info.put("url", webhook == null ? "" : webhook.settings().url().toString());
      info.put("has_custom_certificate", webhook != null && webhook.settings().trust() != null);
      info.put("pending_update_count", bot.updates.size());
      if (webhook != null) {
        webhook.describe(info);
      }
      if (!bot.updates.allowed().isEmpty()) {
        info.set(
            "allowed_updates",
            SimulatorJson.array(
                bot.updates.allowed().stream().sorted().map(SimulatorJson::text).toList()));
      }
      return info;
    });
  }
}
