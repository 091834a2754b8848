package switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;

/** An update on its way to the commit. */
final class Received {

  private final Incoming incoming;
  private final byte[] raw;
  private final CompletableFuture<Void> committed = new CompletableFuture<>();

  /**
   * @param raw as it came, for the quarantine
   */
  Received(Incoming incoming, byte[] raw) {
    this.incoming = incoming;
    this.raw = raw;
  }

  Incoming incoming() {
    return incoming;
  }

  Origin origin() {
    return incoming.origin();
  }

  /** The album of which it brings a part. */
  @Nullable String album() {
    return incoming instanceof Incoming.Said said ? said.message().album() : null;
  }

  /** Whether it is a tap of which Telegram does not say in which chat. */
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

  /** Completes when the update is on the disk, or fails when the store does. */
  CompletableFuture<Void> committed() {
    return committed;
  }
}
