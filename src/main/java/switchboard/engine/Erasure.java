package switchboard.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.domain.Found;
import switchboard.store.CrashPoint;
import switchboard.store.KeyRing.Erasing;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.StoreUnavailable;
import switchboard.store.Tables;

/**
 * Erases people, whoever asks for it, in one order of steps: the key is destroyed, then rows go and
 * with them replies that wait; then the log of the database is emptied, and the erasure is entered
 * into the ledger. From the first step on nothing of the person can be read, and the others are
 * done even if the program ends between any two of them.
 */
public final class Erasure implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  /** Commits, and passes on what a commit leaves to do. */
  @FunctionalInterface
  interface Committing {
    Batch.Outcome run(Supplier<Batch.Outcome> commit);
  }

  private final Store store;
  private final InstantSource clock;
  private final Committing committing;

  private Erasure(Store store, InstantSource clock, Committing committing) {
    this.store = store;
    this.clock = clock;
    this.committing = committing;
  }

  /** While an outbox runs, which must not send what waits for the erased any more. */
  public static Erasure beside(Outbox outbox, Store store, InstantSource clock) {
    return new Erasure(store, clock, outbox::handOver);
  }

  /** While nothing else runs on the data. */
  public static Erasure alone(Store store, InstantSource clock) {
    return new Erasure(store, clock, Supplier::get);
  }

  /**
   * The steps that belong into a transaction. Should that fail, the key is gone all the same, and
   * {@link #run} does the rest.
   */
  static Found.Erasure begin(Tables tables, long user, Instant at) {
    var receipt = cutShort(tables, user).orElseGet(Receipts::next);
    tables.keys().destroy(user, receipt, at);
    LOG.info("An erasure has begun");
    CrashPoint.KEY_DESTROYED.reached();
    var erased = PersonalData.erase(tables, user);
    tables.erasures().add(receipt, tables.keys().person(user), at);
    CrashPoint.ROWS_DELETED.reached();
    return new Found.Erasure(receipt, erased.messages(), erased.interactions(), at);
  }

  /** The receipt of an erasure whose key is gone and whose transaction failed. */
  private static Optional<String> cutShort(Tables tables, long user) {
    return tables.keys().underWay().stream()
        .filter(one -> one.userId() == user && !tables.erasures().isDone(one.receipt()))
        .map(Erasing::receipt)
        .findFirst();
  }

  /** Erases those that an operator named, and ends what was begun. */
  @Override
  public void run() {
    try {
      store.readNow(tables -> tables.erasures().requested()).forEach(this::erase);
      store.keys().underWay().forEach(this::finish);
    } catch (StoreUnavailable e) {
      LOG.atWarn().log("An erasure cannot go on now; it is tried again");
    }
  }

  private void erase(long user) {
    commit(tables -> {
      var _ = begin(tables, user, clock.instant());
      return Set.of(user);
    });
  }

  private void finish(Erasing erasing) {
    commit(tables -> deleteRows(tables, erasing));
    CrashPoint.REPLIES_DROPPED.reached();
    if (!store.truncateLog()) {
      return; // somebody reads in it just now: the next time
    }
    CrashPoint.LOG_TRUNCATED.reached();
    store.keys().finish(erasing);
    LOG.atInfo().addKeyValue("receipt", erasing.receipt()).log("An erasure is complete");
    CrashPoint.LEDGER_ENTERED.reached();
  }

  /**
   * Unless that was done: what waits since then is the last word on it, or for somebody who has
   * come back as somebody new.
   *
   * @return whose replies must not go out any more
   */
  private static Set<Long> deleteRows(Tables tables, Erasing erasing) {
    if (tables.erasures().isDone(erasing.receipt())) {
      return Set.of();
    }
    var _ = PersonalData.erase(tables, erasing.userId());
    tables
        .erasures()
        .add(erasing.receipt(), tables.keys().person(erasing.userId()), erasing.startedAt());
    return Set.of(erasing.userId());
  }

  private void commit(Function<Tables, Set<Long>> work) {
    var _ =
        committing.run(
            () -> store.writeNow(tables -> Batch.Outcome.of(List.of(), work.apply(tables))));
  }
}
