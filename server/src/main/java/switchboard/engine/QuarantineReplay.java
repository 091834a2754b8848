package switchboard.engine;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.brain.Decider;
import switchboard.outbox.CommitPipeline;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.telegram.UpdateReader;

/** Replays quarantined updates when an operator has requested it. */
public final class QuarantineReplay implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(QuarantineReplay.class);
  private static final int MAX_COUNT = 100;

  private final Store store;
  private final UpdateReader reader;
  private final Supplier<Decider> brain;
  private final CommitPipeline pipeline;
  private final InstantSource clock;

  public QuarantineReplay(
      Store store,
      UpdateReader reader,
      Supplier<Decider> brain,
      CommitPipeline pipeline,
      InstantSource clock) {
    this.store = store;
    this.reader = reader;
    this.brain = brain;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      store.readNow(tables -> tables.quarantine().toReplay(MAX_COUNT)).forEach(this::replay);
    } catch (StoreUnavailableException e) {
      LOG.atWarn().log("Replay failed: the database is unavailable. It will be retried");
    }
  }

  private void replay(QuarantineRow row) {
    try {
      var raw = row.payload().getBytes(StandardCharsets.UTF_8);
      if (!(reader.read(raw, row.receivedAt()) instanceof UpdateReader.Read.Update update)) {
        throw new IllegalStateException("the payload is not an update");
      }
      var received = new ReceivedUpdate(update.incoming(), raw);
      var _ =
          pipeline.commit(tables -> {
            tables.quarantine().delete(row.updateId());
            return new Batch(store, tables, brain.get()).handleAgain(List.of(received));
          });
      LOG.atInfo().addKeyValue("update_id", row.updateId()).log("Quarantined update replayed");
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      failed(row, Quarantine.describe(e));
    }
  }

  private void failed(QuarantineRow row, String error) {
    store.run(tables -> tables.quarantine().failedAgain(row.updateId(), error, clock.instant()));
    LOG.atWarn()
        .addKeyValue("update_id", row.updateId())
        .addKeyValue("error", error)
        .log("Replay failed; the update stays in quarantine");
  }
}
