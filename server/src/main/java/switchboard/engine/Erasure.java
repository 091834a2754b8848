package switchboard.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CrashPoint;
import switchboard.domain.Erased;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.store.PersonalData;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.keys.KeyRing.Erasing;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Erases a user's data in fixed steps: destroy the key, delete rows and pending replies, truncate
 * the write-ahead log, enter the erasure in the ledger. After the first step no data of the user
 * can be decrypted. The remaining steps are completed even if the program crashes between any two
 * of them.
 */
public final class Erasure implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final Store store;
  private final InstantSource clock;
  private final CommitPipeline pipeline;

  public Erasure(Store store, CommitPipeline pipeline, InstantSource clock) {
    this.store = store;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * The steps inside a transaction. If it fails, the key is destroyed nevertheless, and {@link
   * #run} completes the erasure.
   */
  static Erased begin(Tables tables, UserId user, Instant at) {
    var key = tables.keys().stored(user);
    tables.lock(user); // another instance creates no key meanwhile
    var receipt = cutShort(tables, user).orElseGet(ErasureReceipts::next);
    tables.keys().destroy(key, receipt, at);
    LOG.info("An erasure has begun");
    CrashPoint.KEY_DESTROYED.reached();
    var erased = PersonalData.erase(tables, user);
    countErased(tables, at);
    tables.erasures().add(receipt, tables.keys().person(user), at);
    CrashPoint.ROWS_DELETED.reached();
    return new Erased(receipt, erased.messages(), erased.interactions(), erased.files(), at);
  }

  /** The receipt of an earlier erasure whose key was destroyed but whose transaction failed. */
  private static Optional<String> cutShort(Tables tables, UserId user) {
    return tables.keys().underWay().stream()
        .filter(one -> one.userId().equals(user) && !tables.erasures().isDone(one.receipt()))
        .map(Erasing::receipt)
        .findFirst();
  }

  /** Performs erasures requested by operators and completes unfinished ones. */
  @Override
  public void run() {
    try {
      store.readNow(tables -> tables.erasures().requested()).forEach(this::erase);
      store.keys().underWay().forEach(this::finish);
    } catch (StoreUnavailableException e) {
      LOG.atWarn().log("Erasure interrupted: the database is unavailable. It will be retried");
    }
  }

  private void erase(UserId user) {
    commit(tables -> {
      var _ = begin(tables, user, clock.instant());
      return Set.of(user);
    });
  }

  private void finish(Erasing erasing) {
    commit(tables -> deleteRows(tables, erasing));
    CrashPoint.REPLIES_DROPPED.reached();
    if (!store.truncateLog()) {
      return; // a reader is active; retried on the next run
    }
    CrashPoint.LOG_TRUNCATED.reached();
    store.keys().finish(erasing);
    LOG.atInfo().addKeyValue("receipt", erasing.receipt()).log("An erasure is complete");
    CrashPoint.LEDGER_ENTERED.reached();
  }

  /**
   * Deletes rows unless already done: later pending replies are the confirmation, or belong to a
   * user who has returned as a new one.
   *
   * @return users whose replies must not be sent
   */
  private static Set<UserId> deleteRows(Tables tables, Erasing erasing) {
    tables.lock(erasing.userId()); // another instance may be deleting them
    if (tables.erasures().isDone(erasing.receipt())) {
      return Set.of();
    }
    var _ = PersonalData.erase(tables, erasing.userId());
    countErased(tables, erasing.startedAt());
    tables
        .erasures()
        .add(erasing.receipt(), tables.keys().person(erasing.userId()), erasing.startedAt());
    return Set.of(erasing.userId());
  }

  private static void countErased(Tables tables, Instant at) {
    if (tables.countsFigures()) {
      tables.rollups().addHours(List.of(HourFigures.erased(at)));
    }
  }

  private void commit(Function<Tables, Set<UserId>> work) {
    var _ = pipeline.commit(tables -> Committed.of(List.of(), work.apply(tables)));
  }
}
