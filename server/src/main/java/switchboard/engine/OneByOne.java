package switchboard.engine;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.brain.Decider;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Retries the updates of a failed batch one at a time, so that only a faulty one is quarantined.
 */
final class OneByOne {

  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

  private final Store store;
  private final Supplier<Decider> brain;
  private final CommitPipeline pipeline;
  private final Quarantine quarantine;
  private final Outcomes outcomes;

  OneByOne(
      Store store,
      Supplier<Decider> brain,
      CommitPipeline pipeline,
      Quarantine quarantine,
      Outcomes outcomes) {
    this.store = store;
    this.brain = brain;
    this.pipeline = pipeline;
    this.quarantine = quarantine;
    this.outcomes = outcomes;
  }

  /**
   * Handles an update. If even the quarantine fails, Telegram keeps the update, and the next ones
   * proceed.
   */
  void handle(ReceivedUpdate received) {
    var alone = List.of(received);
    long begun = System.nanoTime();
    try {
      outcomes.committed(alone, commitOrQuarantine(received), begun);
    } catch (StoreUnavailableException e) {
      outcomes.refused(alone, e);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("update_id", received.updateId())
          .addKeyValue("error", Quarantine.describe(e))
          .log("Update failed and could not be quarantined; Telegram will send it again");
      outcomes.failed(alone, e);
    }
  }

  private Committed commitOrQuarantine(ReceivedUpdate received) {
    var alone = List.of(received);
    try {
      return Store.await(
          pipeline.submit(
              tables -> new Batch(store, tables, brain.get()).handle(alone), (_, _) -> {}));
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      quarantine.hold(received, e);
      return Committed.NOTHING;
    }
  }
}
