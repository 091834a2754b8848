package switchboard.simulator.world;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.world.UpdateQueue.Lane;
import switchboard.simulator.world.UpdateQueue.Pending;
import switchboard.simulator.world.WebhookClient.Outcome;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers a bot's updates to its webhook as Telegram's Bot API server does. Each lane is in order
 * and lanes run in parallel. A failure blocks its lane, which is retried after 1, 2, 4 up to 60 s,
 * or after Retry-After.
 */
public final class WebhookDelivery {
  /**
   * Parameters of setWebhook.
   *
   * @param ip address that the host name resolved to
   */
  public record Settings(
      URI url, String ip, String secret, int connections, @Nullable SSLContext trust) {

    /** Whether setting this again changes nothing. A certificate always counts as new. */
    public boolean isSameAs(Settings other) {
      return trust == null && equals(other);
    }
  }

  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  /** A lane with updates to deliver. Guarded by the world's lock. */
  private static final class Line {
    final Deque<Pending> waiting = new ArrayDeque<>();
    Duration pause = Duration.ofSeconds(1);
    boolean pausing;
  }

  private final World world;
  private final BotAccount bot;
  private final Settings settings;
  private final WebhookClient client;
  private final HttpClient http;
  private final Semaphore connections;
  private final Map<Lane, Line> lines = new HashMap<>();
  private @Nullable String lastError;
  private @Nullable Instant lastErrorAt;
  private boolean stopped;

  public WebhookDelivery(World world, BotAccount bot, Settings settings, WebhookClient client) {
    this.world = world;
    this.bot = bot;
    this.settings = settings;
    this.client = client;
    http = client.http(settings.trust());
    connections = new Semaphore(settings.connections(), true);
  }

  public Settings settings() {
    return settings;
  }

  @Nullable String lastError() {
    return lastError;
  }

  /** Queues an update for delivery. Call it under the lock. */
  public void offer(Pending pending) {
    Line line = lines.get(pending.lane());
    if (line != null) {
      line.waiting.add(pending);
      return;
    }
    Line fresh = new Line();
    fresh.waiting.add(pending);
    lines.put(pending.lane(), fresh);
    start(pending.lane(), fresh);
  }

  /** Stops delivery; requests in flight still count. Call it under the lock. */
  public void stop() {
    stopped = true;
    lines.clear();
    if (settings.trust() != null) {
      http.shutdown();
    }
  }

  /** Returns the number of lanes that wait before a retry. Call it under the lock. */
  public long retrying() {
    return lines.values().stream().filter(line -> line.pausing).count();
  }

  public void describe(ObjectNode info) {
    if (lastErrorAt != null) {
      info.put("last_error_date", lastErrorAt.getEpochSecond());
      info.put("last_error_message", lastError);
    }
    info.put("max_connections", settings.connections());
    info.put("ip_address", settings.ip());
  }

  private void start(Lane lane, Line line) {
    Thread.ofVirtual().name("simulator-webhook").start(() -> run(lane, line));
  }

  private void run(Lane lane, Line line) {
    try {
      Pending next = next(lane, line);
      while (next != null) {
        connections.acquire();
        Outcome outcome;
        try {
          outcome = client.post(http, bot, settings, next.update());
        } finally {
          connections.release();
        }
        if (!settle(lane, line, next, outcome)) {
          return;
        }
        next = next(lane, line);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Pending next(Lane lane, Line line) {
    return world.with(() -> {
      line.pausing = false;
      Pending head = line.waiting.peek();
      while (head != null && !bot.updates.isWaiting(head, world.clock.now())) {
        line.waiting.remove();
        head = line.waiting.peek();
      }
      if (head == null) {
        lines.remove(lane, line);
      }
      return stopped ? null : head;
    });
  }

  /** Records the outcome of a delivery and returns whether the lane may continue at once. */
  private boolean settle(Lane lane, Line line, Pending pending, Outcome outcome) {
    return world.with(() -> {
      if (outcome.delivered()) {
        bot.updates.done(pending);
        world.pendingChanged(bot);
        line.pause = Duration.ofSeconds(1);
        return !stopped;
      }
      lastError = outcome.error();
      lastErrorAt = world.clock.now();
      world.events.publish(bot.id, "connection", PageViews.connection(bot));
      Duration pause = outcome.retryAfter().isZero() ? line.pause : outcome.retryAfter();
      Duration doubled = line.pause.multipliedBy(2);
      line.pause = doubled.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : doubled;
      if (!stopped) {
        line.pausing = true;
        world.clock.after(pause, () -> start(lane, line));
      }
      return false;
    });
  }
}
