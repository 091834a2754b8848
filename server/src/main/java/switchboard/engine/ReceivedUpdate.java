package switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.Person;

/** An update waiting for its commit. */
public final class ReceivedUpdate {

  private final Incoming incoming;
  private final byte[] raw;
  private final CompletableFuture<Void> committed = new CompletableFuture<>();

  /**
   * @param raw the update's JSON as received, for the quarantine
   */
  public ReceivedUpdate(Incoming incoming, byte[] raw) {
    this.incoming = incoming;
    this.raw = raw;
  }

  Incoming incoming() {
    return incoming;
  }

  Origin origin() {
    return incoming.origin();
  }

  /** Who caused it; absent when unknown. */
  @Nullable Person person() {
    return incoming.person();
  }

  Instant receivedAt() {
    return origin().receivedAt();
  }

  /** The album the message belongs to, if any. */
  @Nullable String album() {
    return incoming instanceof Incoming.Said said ? said.message().album() : null;
  }

  /** Whether it is a callback query without its chat. */
  boolean isInlineTap() {
    return incoming instanceof Incoming.Tap tap && tap.on() instanceof Incoming.On.Inline;
  }

  long updateId() {
    return origin().updateId();
  }

  int size() {
    return raw.length;
  }

  String payload() {
    return new String(raw, StandardCharsets.UTF_8);
  }

  /** Completes when the update is on disk; fails when the store fails. */
  CompletableFuture<Void> committed() {
    return committed;
  }
}
