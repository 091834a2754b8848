package switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;

/**
 * An update on its way to the commit.
 *
 * @param raw as it came, for the quarantine
 * @param committed completes when the update is on the disk, or fails when the store does
 */
record Received(Incoming incoming, byte[] raw, CompletableFuture<Void> committed) {

  Received(Incoming incoming, byte[] raw) {
    this(incoming, raw, new CompletableFuture<>());
  }

  Origin origin() {
    return incoming.origin();
  }

  long updateId() {
    return origin().updateId();
  }

  String payload() {
    return new String(raw, StandardCharsets.UTF_8);
  }
}
