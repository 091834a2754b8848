package switchboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Callback queries that a bot may answer. Guarded by the world's lock. */
public final class CallbackQueryLog {
  /** How long a callback query can be answered (source: Telegram's Bot API server). */
  public static final Duration LIFE = Duration.ofSeconds(150);

  private static final int KEPT = 10_000;

  /** A callback query; only the first answer counts. */
  public record Tap(String id, long person, long chat, long message, Instant at, boolean answered) {
    public boolean isAlive(Instant now) {
      return at.plus(LIFE).isAfter(now);
    }
  }

  private final Map<String, Tap> taps = new LinkedHashMap<>();

  public void put(Tap tap) {
    taps.put(tap.id(), tap);
    if (taps.size() > KEPT) {
      taps.remove(taps.keySet().iterator().next());
    }
  }

  public Optional<Tap> find(String id) {
    return Optional.ofNullable(taps.get(id));
  }
}
