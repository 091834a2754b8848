package switchboard.store.keys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.CrashPoint;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.sql.Database;
import switchboard.store.sqlite.PendingRestore;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * Rotates the master key, with or without a running server. The steps are ordered so that after an
 * interruption at any point every key can still be unwrapped and the next run resumes: store the
 * new key beside the old one, wrap new keys with it, rewrap all existing keys, destroy the old key.
 */
public final class KeyRotation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final int PIECE = 500;
  private static final int TRUNCATIONS = 25;

  private final KeyDatabase database;
  private final KeySource source;

  private KeyRotation(KeyDatabase database, KeySource source) {
    this.database = database;
    this.source = source;
  }

  /**
   * @param folder the data folder
   */
  public static KeyRotation in(Path folder, KeySource source) {
    PendingRestore.refuse(folder);
    return of(new SqliteDatabase(folder.resolve(KeyDatabase.FILE_NAME), Schema.KEYS), source);
  }

  public static KeyRotation of(Database keys, KeySource source) {
    return new KeyRotation(KeyDatabase.open(keys), source);
  }

  /** Progress callback: data keys wrapped by the new master key so far. */
  @FunctionalInterface
  public interface Progress {
    Progress NONE = (_, _) -> {};

    void at(long done, long all);
  }

  /**
   * @param masterId the wrapping key, or the new one during a rotation
   * @param dataKeys number of data keys
   * @param wrapped how many of them are wrapped by that key
   * @param unfinished whether a rotation was started and not completed
   */
  public record Status(int masterId, long dataKeys, long wrapped, boolean unfinished) {}

  /** The result of a rotation. */
  public sealed interface Outcome {

    /**
     * @param givenUp number of damaged data keys discarded
     */
    record Complete(int masterId, long dataKeys, long givenUp) implements Outcome {}

    /**
     * The old key was kept, because these users' data keys cannot be unwrapped.
     *
     * @param users not empty
     */
    record Stopped(List<UserId> users) implements Outcome {}
  }

  /**
   * @throws MasterKeyException when the master key does not match these keys
   */
  public Status status() {
    // In a write transaction, so that no other process changes the file after it was read.
    return database.write(tables -> {
      var master = loadFor(tables);
      long all = tables.dataKeys().count();
      long others = tables.dataKeys().countNotUnder(master.id());
      return new Status(master.id(), all, all - others, master.isChanging());
    });
  }

  /**
   * Starts or resumes a rotation and completes it.
   *
   * @param giveUpDamaged whether to destroy the old key even if some data keys cannot be unwrapped
   * @throws MasterKeyException when the master key cannot be changed or does not match these keys
   */
  public Outcome run(boolean giveUpDamaged, Progress progress) {
    var _ = source.changeable();
    var master = begin();
    rewrapApplicationKeys(master);
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

  /**
   * Only adds the new key to the file, so that it can be copied to other machines before it wraps;
   * {@link #run} does the rest.
   *
   * @return the id of the new key
   * @throws MasterKeyException when the master key cannot be changed or does not match these keys
   */
  public int prepare() {
    var _ = source.changeable();
    return database.write(tables -> newKey(loadFor(tables)).id());
  }

  /** Runs in a transaction, so that of two concurrent rotations one continues the other. */
  private MasterKey begin() {
    var master =
        database.write(tables -> {
          var newest = newKey(loadFor(tables));
          tables.metadata().save(KeyRing.MASTER, Integer.toString(newest.id()));
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
        var _ = ApplicationKeys.load(tables, master);
        return master;
      }
    } catch (DecryptionException e) {
      // Treated like a master key that does not match.
    }
    throw WrappingKey.notTheOne(source);
  }

  private void rewrapApplicationKeys(MasterKey master) {
    var _ =
        write(
            master,
            tables -> {
              try {
                tables.applicationKeys().save(ApplicationKeys.rewrapped(tables, master));
                return true;
              } catch (DecryptionException e) {
                throw WrappingKey.notTheOne(source);
              }
            });
    CrashPoint.APPLICATION_KEYS_REWRAPPED.reached();
  }

  /** Rewraps all data keys; returns the users whose keys cannot be unwrapped. */
  private List<UserId> rewrapDataKeys(MasterKey master, Progress progress) {
    var damaged = new ArrayList<UserId>();
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

  private RewrappedKeys rewrapAfter(MasterKey master, long after) {
    long start = System.nanoTime();
    var piece =
        write(
            master,
            tables -> {
              var rewrapped =
                  RewrappedKeys.of(tables.dataKeys().notUnder(master.id(), after, PIECE), master);
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
   * @param damaged how many data keys may still be wrapped by it
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

  /** Writes, unless another rotation has started meanwhile. */
  private <T> T write(MasterKey master, Function<KeyTables, T> work) {
    return database.write(tables -> {
      if (!WrappingKey.number(tables).equals(Optional.of((long) master.id()))) {
        throw new MasterKeyException(
            "Another change of the master key has started. Run: switchboard key status");
      }
      return work.apply(tables);
    });
  }

  /** Truncates the write-ahead log, which still contains keys wrapped by the old key. */
  private void truncateLog() {
    for (int i = 0; i < TRUNCATIONS; i++) {
      if (database.truncateLog()) {
        return;
      }
    }
    LOG.atWarn()
        .log("The write-ahead log of the keys could not be truncated; the next erasure will do it");
  }

  @Override
  public void close() {
    database.close();
  }
}
