package switchboard.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import switchboard.store.KeyRing;

/**
 * The random numbers that passkeys sign. A browser brings its number back in a ticket with a seal
 * of ours, so strangers who begin and never end fill no memory; only numbers that were signed well
 * are remembered, until they are too old to be used again.
 */
final class Challenges {

  static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final String PURPOSE = "challenge";

  private final KeyRing keys;
  private final InstantSource clock;
  private final Map<String, Instant> spent = new ConcurrentHashMap<>();

  Challenges(KeyRing keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param text {@code number.end.seal}
   */
  record Ticket(String text) {
    String number() {
      return text.substring(0, text.indexOf('.'));
    }
  }

  /**
   * @param purpose what is to be signed, and by whom
   */
  Ticket issue(String purpose) {
    var body = Secret.random() + "." + clock.instant().plus(GOOD_FOR).getEpochSecond();
    return new Ticket(body + "." + seal(purpose, body));
  }

  /** Empty when it is not one of ours for this purpose, too old, or was used. */
  Optional<Ticket> check(String text, String purpose) {
    int last = text.lastIndexOf('.');
    if (last < 0
        || !Secret.same(text.substring(last + 1), seal(purpose, text.substring(0, last)))) {
      return Optional.empty();
    }
    var ticket = new Ticket(text);
    return Optional.of(ticket)
        .filter(one -> end(one).isAfter(clock.instant()) && !spent.containsKey(one.number()));
  }

  /** False when somebody was faster. */
  boolean spend(Ticket ticket) {
    var now = clock.instant();
    spent.values().removeIf(end -> end.isBefore(now));
    return spent.putIfAbsent(ticket.number(), end(ticket)) == null;
  }

  private static Instant end(Ticket ticket) {
    var text = ticket.text();
    return Instant.ofEpochSecond(
        Long.parseLong(text, text.indexOf('.') + 1, text.lastIndexOf('.'), 10));
  }

  private String seal(String purpose, String body) {
    return keys.seal(PURPOSE, purpose + "|" + body);
  }
}
