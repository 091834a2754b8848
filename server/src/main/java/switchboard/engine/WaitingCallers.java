package switchboard.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.outbox.Committed;

/**
 * The callers of the batch that was committed last: they are released while the next one is being
 * committed, so that the store need not wait meanwhile. Used by the engine's thread.
 */
final class WaitingCallers {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingCallers.class);

  private Runnable release = () -> {};
  private volatile @Nullable Instant lastInlineTap;

  /** A batch was committed; its callers wait from now on. Those who waited before are released. */
  void add(List<ReceivedUpdate> batch, Committed outcome) {
    release();
    release = () -> release(batch, outcome);
  }

  void release() {
    var last = release;
    release = () -> {};
    last.run();
  }

  private void release(List<ReceivedUpdate> batch, Committed outcome) {
    for (var received : batch) {
      received.committed().complete(null);
      if (received.isInlineTap()) {
        lastInlineTap = received.origin().receivedAt();
      }
    }
    LOG.atInfo()
        .addKeyValue("updates", batch.size())
        .addKeyValue("kind", batch.getFirst().origin().kind())
        .addKeyValue("update_id", batch.getFirst().updateId())
        .addKeyValue("new", outcome.handled().size())
        .addKeyValue("replies", outcome.replies().size())
        .log("Updates handled");
  }

  /** When a callback query last arrived without its message. */
  Optional<Instant> lastInlineTap() {
    return Optional.ofNullable(lastInlineTap);
  }
}
