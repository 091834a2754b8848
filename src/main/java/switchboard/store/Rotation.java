package switchboard.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.vault.Damaged;
import switchboard.vault.KeyRefused;
import switchboard.vault.KeySource;
import switchboard.vault.MasterKey;

/**
 * Puts a new master key in the place of the old one, whether a server runs or not. The order of its
 * steps is such that, wherever it is cut short, every key can still be unwrapped, and the next run
 * goes on from there: a new key is kept beside the old one, then it wraps, then all that was
 * wrapped is wrapped anew, then the old one is destroyed.
 */
public final class Rotation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
  private static final int PIECE = 500;
  private static final int TRUNCATIONS = 25;

  private final KeyDatabase database;
  private final KeySource source;

  private Rotation(KeyDatabase database, KeySource source) {
    this.database = database;
    this.source = source;
  }

  /**
   * @param folder the data folder
   */
  public static Rotation in(Path folder, KeySource source) {
    Replacement.refuseWhenUnderWay(folder);
    return new Rotation(KeyDatabase.open(folder.resolve(Store.KEY_DATABASE)), source);
  }

  /** Hears how many of all data keys are under the new master key. */
  @FunctionalInterface
  public interface Progress {
    Progress NONE = (_, _) -> {};

    void at(long done, long all);
  }

  /**
   * @param masterId the key that wraps, or is to
   * @param dataKeys how many there are
   * @param wrapped how many of them under that key
   * @param unfinished whether a change has begun and not come to its end
   */
  public record Status(int masterId, long dataKeys, long wrapped, boolean unfinished) {}

  /** What became of it. */
  public sealed interface Outcome {

    /**
     * @param givenUp how many damaged data keys were thrown away
     */
    record Complete(int masterId, long dataKeys, long givenUp) implements Outcome {}

    /**
     * The old key is still there, because these people's data keys do not unwrap.
     *
     * @param users not empty
     */
    record Stopped(List<Long> users) implements Outcome {}
  }

  /**
   * @throws KeyRefused when the master key is not the one of these keys
   */
  public Status status() {
    // Alone, so that nobody changes the file after it was read.
    return database.write(tables -> {
      var master = loadFor(tables);
      long all = tables.dataKeys().count();
      long others = tables.dataKeys().countNotUnder(master.id());
      return new Status(master.id(), all, all - others, master.isChanging());
    });
  }

  /**
   * Begins, or goes on with what was begun, and ends it.
   *
   * @param giveUpDamaged whether to destroy the old key even though some data keys do not unwrap
   * @throws KeyRefused when the master key cannot be changed, or is not the one of these keys
   */
  public Outcome run(boolean giveUpDamaged, Progress progress) {
    var _ = source.changeable();
    var master = begin();
    rewrapHouseKeys(master);
    while (true) {
      var damaged = rewrapDataKeys(master, progress);
      if (!damaged.isEmpty() && !giveUpDamaged) {
        return new Outcome.Stopped(damaged);
      }
      var complete = end(master, damaged.size());
      if (complete.isPresent()) {
        truncateLog();
        return complete.get();
      }
    }
  }

  /** In a transaction, so that of two who begin at once one goes on with what the other began. */
  private MasterKey begin() {
    var master =
        database.write(tables -> {
          var newest = newKey(loadFor(tables));
          tables.instance().save(KeyRing.MASTER, Integer.toString(newest.id()));
          return newest;
        });
    // Whoever is about to wrap sees it in their transaction, and reads the new key.
    CrashPoint.NEW_KEY_WRAPS.reached();
    return master;
  }

  private MasterKey newKey(MasterKey master) {
    if (master.isChanging()) {
      return master;
    }
    var newest = master.withNewKey();
    source.save(newest);
    CrashPoint.NEW_KEY_SAVED.reached();
    return newest;
  }

  private MasterKey loadFor(KeyTables tables) {
    try {
      var master = source.load();
      if (WrappingKey.isIn(master, tables)) {
        var _ = HouseKeys.load(tables, master);
        return master;
      }
    } catch (Damaged e) {
      // As if it did not hold the one that wraps.
    }
    throw WrappingKey.notTheOne(source);
  }

  private void rewrapHouseKeys(MasterKey master) {
    var _ =
        write(
            master,
            tables -> {
              try {
                tables.houseKeys().save(HouseKeys.rewrapped(tables, master));
                return true;
              } catch (Damaged e) {
                throw WrappingKey.notTheOne(source);
              }
            });
    CrashPoint.HOUSE_KEYS_REWRAPPED.reached();
  }

  /** Those whose data keys do not unwrap. */
  private List<Long> rewrapDataKeys(MasterKey master, Progress progress) {
    var damaged = new ArrayList<Long>();
    long all = database.read(tables -> tables.dataKeys().count());
    long done = all - database.read(tables -> tables.dataKeys().countNotUnder(master.id()));
    progress.at(done, all);
    var piece = rewrapAfter(master, Long.MIN_VALUE);
    while (!piece.isEmpty()) {
      damaged.addAll(piece.damaged());
      done += piece.keys().size();
      progress.at(done, all);
      piece = rewrapAfter(master, piece.last());
    }
    return damaged;
  }

  private RewrappedKeys rewrapAfter(MasterKey master, long user) {
    long start = System.nanoTime();
    var piece =
        write(
            master,
            tables -> {
              var rewrapped =
                  RewrappedKeys.of(tables.dataKeys().notUnder(master.id(), user, PIECE), master);
              tables.dataKeys().rewrap(rewrapped.keys());
              return rewrapped;
            });
    if (!piece.isEmpty()) {
      CrashPoint.PIECE_REWRAPPED.reached();
      LockSupport.parkNanos(System.nanoTime() - start); // a server wants to write too
    }
    return piece;
  }

  /**
   * Destroys the old key.
   *
   * @param damaged how many data keys may be left under it
   * @return empty when there are more
   */
  private Optional<Outcome> end(MasterKey master, int damaged) {
    return write(
        master,
        tables -> {
          if (tables.dataKeys().countNotUnder(master.id()) > damaged) {
            return Optional.<Outcome>empty();
          }
          int givenUp = tables.dataKeys().deleteNotUnder(master.id());
          var kept = loadFor(tables);
          if (kept.isChanging() && kept.id() == master.id()) {
            source.save(kept.newestOnly());
            CrashPoint.OLD_KEY_DESTROYED.reached();
          }
          return Optional.of(new Outcome.Complete(master.id(), tables.dataKeys().count(), givenUp));
        });
  }

  /** Unless by now another key is to wrap. */
  private <T> T write(MasterKey master, Function<KeyTables, T> work) {
    return database.write(tables -> {
      if (!WrappingKey.number(tables).equals(Optional.of((long) master.id()))) {
        throw new KeyRefused(
            "Another change of the master key has begun meanwhile. See: switchboard key status");
      }
      return work.apply(tables);
    });
  }

  /** What was wrapped by the old key stands in the write-ahead log too. */
  private void truncateLog() {
    for (int i = 0; i < TRUNCATIONS; i++) {
      if (database.truncateLog()) {
        return;
      }
    }
    LOG.atWarn().log("The log of the keys could not be emptied; the next erasure does it");
  }

  @Override
  public void close() {
    database.close();
  }
}
