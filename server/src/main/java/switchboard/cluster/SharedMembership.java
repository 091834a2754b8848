package switchboard.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Worker;
import switchboard.store.InstanceDao.RunningInstance;
import switchboard.store.LockDao;
import switchboard.store.Tables;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.Writer;

/**
 * An instance that shares the database with others. It extends its life every two seconds; once it
 * has not for eight, the others take over its leases and its replies. It stops acting before that,
 * by its own clock. When the others took it for dead it goes on as a new instance.
 */
public final class SharedMembership implements Membership {

  private static final Logger LOG = LoggerFactory.getLogger(SharedMembership.class);

  static final Duration BEAT = Duration.ofSeconds(2);
  static final Duration LIFE = Duration.ofSeconds(8);

  /** How long before the end of its life it stops, so that what it began ends in time. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  /**
   * What an instance tells of itself.
   *
   * @param perSecond messages per second of all instances
   * @param updates handled so far
   * @param botFile the SHA-256 of its bot file
   */
  public record Self(
      Supplier<String> name,
      String version,
      int perSecond,
      LongSupplier updates,
      Supplier<String> botFile) {}

  /** What a beat found. */
  private record State(
      long id, Set<String> leases, Shares shares, List<RunningInstance> running, Rates rates) {}

  /** Replies of instances that have ended. */
  private record Adopted(int waiting, int inDoubt) {}

  private final Writer<Tables> database;
  private final Self self;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Worker worker = new Worker("instance", this::run);
  private volatile State state = new State(0, Set.of(), Shares.NONE, List.of(), Rates.NONE);
  private volatile long actsUntil;

  /**
   * @param database of its own, because the store's may wait for a lock; closed with this
   * @param nanos a clock that nobody sets, such as {@link System#nanoTime}
   */
  public SharedMembership(
      Writer<Tables> database, Self self, InstantSource clock, LongSupplier nanos) {
    this.database = database;
    this.self = self;
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * Joins the others.
   *
   * @throws StoreUnavailableException when the database cannot be used
   */
  public SharedMembership start() {
    beat();
    worker.start();
    return this;
  }

  private void run() {
    while (!worker.isStopping()) {
      try {
        Thread.sleep(BEAT);
        beat();
      } catch (InterruptedException e) {
        // interrupted by close(); the loop condition decides
      } catch (RuntimeException e) {
        LOG.atWarn()
            .addKeyValue("reason", e.getMessage())
            .log("This instance could not say that it is alive; trying again");
      }
    }
  }

  /** Extends its life, and takes over what instances that have ended did. */
  void beat() {
    long begun = nanos.getAsLong();
    var before = state;
    var now = database.submit(tables -> beat(tables, before)).join();
    actsUntil = begun + LIFE.minus(MARGIN).toNanos();
    state = now;
    tell(before, now);
    // Afterwards, because it may have to wait for a transaction of the instance that has ended.
    if (holds(Lease.JOBS)) {
      database.submit(tables -> adopt(tables, now.id())).thenAccept(SharedMembership::tell).join();
    }
  }

  /** Only one instance does so at a time: two could divide the replies to a chat among them. */
  private Adopted adopt(Tables tables, long id) {
    var owners = tables.replyOwners();
    return owners.isAnyOrphaned() && tables.instances().keepLease(Lease.JOBS.key(), id)
        ? new Adopted(owners.adopt(id), owners.giveUpSending(clock.instant()))
        : new Adopted(0, 0);
  }

  private State beat(Tables tables, State before) {
    tables.locks().take(LockDao.INSTANCES);
    var instances = tables.instances();
    long id = before.id();
    boolean lives =
        id != 0
            && instances.extend(
                id,
                self.name().get(),
                LIFE.toMillis(),
                self.updates().getAsLong(),
                self.botFile().get());
    tables.keys().purge();
    instances.recordLost();
    instances.removeEnded();
    if (!lives) {
      id = instances.join(self.name().get(), self.version(), LIFE.toMillis());
    }
    instances.takeFreeLeases(id);
    var running = instances.running();
    var shares = (lives ? before.shares() : Shares.NONE).next(id, running, self.perSecond());
    if (!lives || shares.published() != before.shares().published()) {
      instances.publishShare(id, shares.published());
    }
    var rates = before.rates().next(before.running(), running);
    return new State(id, Set.copyOf(instances.leases(id)), shares, running, rates);
  }

  private void tell(State before, State now) {
    if (before.id() != 0 && before.id() != now.id()) {
      LOG.atWarn()
          .addKeyValue("instance", now.id())
          .log("The other instances took this one for dead; it goes on as a new one");
    }
    if (differ(now.running()) && !differ(before.running())) {
      LOG.atWarn()
          .log(
              "Instances run different bot files: the answers depend on which one takes an update");
    }
  }

  private static void tell(Adopted adopted) {
    if (adopted.waiting() > 0) {
      LOG.atInfo()
          .addKeyValue("replies", adopted.waiting())
          .log("Sending replies that another instance left behind");
    }
    if (adopted.inDoubt() > 0) {
      LOG.atWarn()
          .addKeyValue("replies", adopted.inDoubt())
          .log("Replies in flight when an instance stopped may have arrived; not resending them");
    }
  }

  private static boolean differ(List<RunningInstance> running) {
    return running.stream()
            .map(RunningInstance::botFile)
            .filter(file -> !file.isEmpty())
            .distinct()
            .count()
        > 1;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public long id() {
    return state.id();
  }

  @Override
  public boolean isCurrent() {
    return actsUntil - nanos.getAsLong() > 0;
  }

  @Override
  public boolean holds(Lease lease) {
    return isCurrent() && state.leases().contains(lease.key());
  }

  @Override
  public int share(int perSecond) {
    return state.shares().own();
  }

  @Override
  public List<RunningInstance> running() {
    return state.running();
  }

  @Override
  public double updatesPerSecond(long instance) {
    return state.rates().of(instance);
  }

  /** Lets the others take over at once. */
  @Override
  public void close() {
    worker.close();
    actsUntil = nanos.getAsLong();
    try {
      var _ =
          database
              .submit(tables -> {
                tables.instances().leave(id());
                return true;
              })
              .join();
    } catch (RuntimeException e) {
      LOG.atWarn().log("The other instances take over in a few seconds");
    }
    database.close();
  }
}
