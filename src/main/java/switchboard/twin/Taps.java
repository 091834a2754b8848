package switchboard.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The callback queries a bot may answer. Guarded by the lock of the world. */
final class Taps {
  /** How long a tap is worth an answer (read in Telegram's own Bot API server). */
  static final Duration LIFE = Duration.ofSeconds(150);

  private static final int KEPT = 10_000;

  /** A pressed button; answered once, by the first answer. */
  record Tap(String id, long person, long chat, long message, Instant at, boolean answered) {
    boolean isAlive(Instant now) {
      return at.plus(LIFE).isAfter(now);
    }
  }

  private final Map<String, Tap> taps = new LinkedHashMap<>();

  void put(Tap tap) {
    taps.put(tap.id(), tap);
    if (taps.size() > KEPT) {
      taps.remove(taps.keySet().iterator().next());
    }
  }

  Optional<Tap> find(String id) {
    return Optional.ofNullable(taps.get(id));
  }
}
