package switchboard.twin;

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
import switchboard.twin.Updates.Lane;
import switchboard.twin.Updates.Pending;
import switchboard.twin.WebhookClient.Outcome;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers a bot's updates to its webhook as Telegram's own Bot API server does: in order within a
 * lane, lanes beside each other, a failure blocks its lane and is tried again after 1, 2, 4 up to
 * 60 seconds, or after what Retry-After says.
 */
final class Webhook {
  /**
   * What setWebhook was given.
   *
   * @param ip the address the name stood for then
   */
  record Settings(URI url, String ip, String secret, int connections, @Nullable SSLContext trust) {

    /** Whether asking for this again changes nothing. A certificate may always be a new one. */
    boolean isSameAs(Settings other) {
      return trust == null && equals(other);
    }
  }

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** One lane that has something to deliver. Guarded by the lock of the world. */
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

  Webhook(World world, BotAccount bot, Settings settings, WebhookClient client) {
    this.world = world;
    this.bot = bot;
    this.settings = settings;
    this.client = client;
    http = client.http(settings.trust());
    connections = new Semaphore(settings.connections(), true);
  }

  Settings settings() {
    return settings;
  }

  @Nullable String lastError() {
    return lastError;
  }

  /** Takes an update for delivery. Call it under the lock. */
  void offer(Pending pending) {
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

  /** Delivers no more; what is on its way still counts. Call it under the lock. */
  void stop() {
    stopped = true;
    lines.clear();
    if (settings.trust() != null) {
      http.shutdown();
    }
  }

  /** Tells how many lanes wait before they try again. Call it under the lock. */
  long retrying() {
    return lines.values().stream().filter(line -> line.pausing).count();
  }

  void describe(ObjectNode info) {
    if (lastErrorAt != null) {
      info.put("last_error_date", lastErrorAt.getEpochSecond());
      info.put("last_error_message", lastError);
    }
    info.put("max_connections", settings.connections());
    info.put("ip_address", settings.ip());
  }

  private void start(Lane lane, Line line) {
    Thread.ofVirtual().name("twin-webhook").start(() -> run(lane, line));
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

  /** Notes how a delivery went and tells whether the lane may go on at once. */
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
      world.events.publish(bot.id, "connection", Views.connection(bot));
      Duration pause = outcome.retryAfter().isZero() ? line.pause : outcome.retryAfter();
      Duration doubled = line.pause.multipliedBy(2);
      line.pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
      if (!stopped) {
        line.pausing = true;
        world.clock.after(pause, () -> start(lane, line));
      }
      return false;
    });
  }
}
