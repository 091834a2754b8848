package switchboard.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.base.ConstantTime;
import switchboard.base.RandomText;
import switchboard.store.Store;

/**
 * WebAuthn challenges without server-side state. The browser returns its challenge in a ticket with
 * an HMAC, so that abandoned logins use no memory. Only used challenges are stored, until they
 * expire, to prevent replay at any instance.
 */
final class PasskeyChallenges {

  static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final String PURPOSE = "challenge";

  private final Store store;
  private final InstantSource clock;

  PasskeyChallenges(Store store, InstantSource clock) {
    this.store = store;
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
   * @param purpose the operation to be signed, and the account
   */
  Ticket issue(String purpose) {
    var body = RandomText.secret() + "." + clock.instant().plus(GOOD_FOR).getEpochSecond();
    return new Ticket(body + "." + seal(purpose, body));
  }

  /** Empty when the ticket is forged, for another purpose, expired or used. */
  Optional<Ticket> check(String text, String purpose) {
    int last = text.lastIndexOf('.');
    if (last < 0
        || !ConstantTime.same(text.substring(last + 1), seal(purpose, text.substring(0, last)))) {
      return Optional.empty();
    }
    var ticket = new Ticket(text);
    return Optional.of(ticket).filter(one -> end(one).isAfter(clock.instant()) && !isSpent(one));
  }

  /** Marks a ticket as used; false when another request has used it first. */
  boolean spend(Ticket ticket) {
    return store.writeNow(tables -> {
      tables.passkeys().forgetSpent(clock.instant());
      return tables.passkeys().spend(ticket.number(), end(ticket));
    });
  }

  private boolean isSpent(Ticket ticket) {
    return store.readNow(tables -> tables.passkeys().isSpent(ticket.number()));
  }

  private static Instant end(Ticket ticket) {
    var text = ticket.text();
    return Instant.ofEpochSecond(
        Long.parseLong(text, text.indexOf('.') + 1, text.lastIndexOf('.'), 10));
  }

  private String seal(String purpose, String body) {
    return store.keys().seal(PURPOSE, purpose + "|" + body);
  }
}
