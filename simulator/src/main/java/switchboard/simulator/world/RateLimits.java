package switchboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import switchboard.simulator.check.BotApiRefusal;

/**
 * Telegram's rate limits (Bots FAQ, "My bot is hitting limits"): about 30 messages a second in all,
 * one a second in a private chat with short bursts, 20 a minute in a group. Each limit is one
 * theoretical arrival time (generic cell rate algorithm). Guarded by the world's lock.
 */
public final class RateLimits {
  private record Rule(Duration every, Duration burst) {}

  private static final Rule ALL = new Rule(Duration.ofMillis(33), Duration.ofSeconds(1));
  private static final Rule PRIVATE = new Rule(Duration.ofSeconds(1), Duration.ofSeconds(4));
  private static final Rule GROUP = new Rule(Duration.ofSeconds(3), Duration.ofSeconds(57));
  private static final int REMEMBERED = 10_000;

  private final Map<Long, Instant> full = new HashMap<>();

  /** Counts a message, or refuses it with 429 and the seconds to wait. */
  public void count(long chat, boolean group, Instant now) {
    if (full.size() > REMEMBERED) {
      full.values().removeIf(time -> time.isBefore(now));
    }
    Rule rule = group ? GROUP : PRIVATE;
    require(chat, rule, now);
    require(0, ALL, now);
    take(chat, rule, now);
    take(0, ALL, now);
  }

  private void require(long key, Rule rule, Instant now) {
    Instant time = full.getOrDefault(key, now);
    Duration excess = Duration.between(now, time).minus(rule.burst());
    if (excess.isPositive()) {
      throw BotApiRefusal.tooManyRequests((int) excess.plusMillis(999).toSeconds());
    }
  }

  private void take(long key, Rule rule, Instant now) {
    Instant time = full.getOrDefault(key, now);
    full.put(key, (time.isBefore(now) ? now : time).plus(rule.every()));
  }
}
