package switchboard.store.keys;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.crypto.DataKey;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.Fingerprints;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;

/**
 * The keys of the program and of its users. All access goes through one lock, so that no caller
 * here holds a destroyed key; other instances keep one for a second at most. A key is on disk
 * before the data encrypted with it; an unused key does no harm.
 */
public final class KeyRing implements AutoCloseable {

  /** Facts in table {@code instance}: the id of the wrapping master key, and this set's name. */
  public static final String MASTER = "master";

  public static final String KEYS = "keys";

  private final KeyDatabase database;
  private final ApplicationKeys application;
  private final DataKeys own;
  private final ErasureLedger ledger = new ErasureLedger(this);

  private KeyRing(
      KeyDatabase database, KeySource source, MasterKey master, ApplicationKeys application) {
    this.database = database;
    this.application = application;
    own = new DataKeys(database, source, master);
  }

  /**
   * Opens the keys in the database. On first use, creates them, and the master key if missing.
   *
   * @throws MasterKeyException when the master key is missing, unreadable or does not match these
   *     keys; nothing was changed then
   */
  public static KeyRing open(Database keys, KeySource source) {
    boolean fresh = !keys.exists();
    if (!source.isThere()) {
      if (!fresh) {
        throw new MasterKeyException(
            "%s is missing, and without it nothing in %s can be decrypted. Put back your copy, or set KEY_FILE to its path; nothing was changed."
                .formatted(source, keys.place()));
      }
      source.create(MasterKey.generate());
    }
    var master = source.load();
    var database = KeyDatabase.open(keys);
    try {
      makeApplicationKeys(database, master);
      return open(database, source, master)
          .or(() -> open(database, source, source.load())) // a master key change may be in progress
          .orElseThrow(() -> WrappingKey.notTheOne(source));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void makeApplicationKeys(KeyDatabase database, MasterKey master) {
    if (database.read(tables -> tables.metadata().find(KEYS)).isEmpty()) {
      database.run(tables -> ApplicationKeys.make(tables, master));
    }
  }

  /** Empty when the master key does not match these keys. */
  private static Optional<KeyRing> open(KeyDatabase database, KeySource source, MasterKey master) {
    return database.read(tables -> {
      try {
        return WrappingKey.isIn(master, tables)
            ? Optional.of(
                new KeyRing(database, source, master, ApplicationKeys.load(tables, master)))
            : Optional.empty();
      } catch (DecryptionException e) {
        return Optional.empty();
      }
    });
  }

  /** The name of this key set, which the database it encrypts records too. */
  public String name() {
    return database.read(tables -> tables.metadata().find(KEYS)).orElseThrow();
  }

  public Fingerprints prints() {
    return application.prints();
  }

  /** Fingerprint of a user, stored instead of the id. */
  public String person(UserId userId) {
    return prints().of("person", Long.toString(userId.value()));
  }

  /** MAC for a text that a client sends back, such as a cookie. */
  public String seal(String purpose, String text) {
    return prints().of(purpose, text);
  }

  /** Case-insensitive fingerprint of a username. */
  public String username(String name) {
    return prints().of("username", name.toLowerCase(Locale.ROOT));
  }

  /** The key to encrypt a user's values with; the common key for users without one. */
  synchronized DataKey lockingFor(@Nullable UserId user) {
    try {
      var key = user == null ? null : own.find(user);
      return key == null ? application.common() : key;
    } catch (DecryptionException e) {
      // Earlier data is lost; encrypt new data with the common key.
      return application.common();
    }
  }

  /**
   * The key that decrypts a value.
   *
   * @throws DecryptionException when the key no longer exists
   */
  synchronized DataKey opening(byte[] sealed, @Nullable UserId user) throws DecryptionException {
    if (DataKey.version(sealed) == ApplicationKeys.COMMON_VERSION) {
      return application.common();
    }
    var key = user == null ? null : own.find(user);
    if (key == null) {
      throw new DecryptionException("has no key");
    }
    return key;
  }

  /** Creates keys for users without one; they are on disk when this returns. */
  public synchronized void ensure(Collection<UserId> users) {
    own.ensure(users);
  }

  /** Makes sure that keys are read again before they are used: the users' rows are locked now. */
  public synchronized void readAgain(Collection<UserId> users) {
    own.readAgain(users);
  }

  /** Loads the users' keys into the cache in one query; returns the users without a key. */
  public synchronized List<UserId> fetch(Collection<UserId> users) {
    return own.fetch(users);
  }

  /** Removes keys from memory that another instance may have destroyed. Waits for no database. */
  public void purge() {
    own.purge();
  }

  static String label(UserId user, int version) {
    return "data key|" + user.value() + '|' + version;
  }

  /** Whether the master key is the one that wraps now; reads its file again if not. */
  public synchronized boolean isMasterCurrent() {
    return own.isMasterCurrent();
  }

  /** Whether a master key change is unfinished. */
  public synchronized boolean isMasterChanging() {
    return own.isMasterChanging();
  }

  /** The key that the user has now. */
  public synchronized StoredKey stored(UserId user) {
    return new StoredKey(user, own.stored(user));
  }

  /**
   * Which key a user has.
   *
   * @param wrapped absent when the user has none
   */
  public record StoredKey(UserId user, @Nullable String wrapped) {}

  /**
   * Starts an erasure: destroys the user's key, so that the user's data can no longer be decrypted,
   * here or in a backup. The erasure is recorded as unfinished until {@link #finish}.
   *
   * @param key read before the user was locked: after a halt, the lock may be lost and the user may
   *     have returned with another key
   * @param receipt a new receipt, or that of an unfinished erasure of this user
   * @throws StoreUnavailableException when the user has another key now; nothing was changed then
   */
  public synchronized void destroy(StoredKey key, String receipt, Instant at) {
    own.destroy(key, tables -> tables.ledger().begin(key.user(), receipt, at));
    database.truncateLog();
    ledger.begun(key.user(), receipt, at);
  }

  /** Destroys keys of users whose erasures are in the ledger. */
  synchronized void forget(List<UserId> users) {
    users.forEach(own::forget);
    database.run(tables -> users.forEach(tables.dataKeys()::delete));
  }

  /** Unfinished erasures, whose keys are destroyed; oldest first. */
  public List<Erasing> underWay() {
    return database.read(tables -> tables.ledger().underWay()).stream()
        .map(row -> new Erasing(row.userId(), row.receipt(), row.startedAt()))
        .toList();
  }

  /**
   * @param userId the user being erased
   */
  public record Erasing(UserId userId, String receipt, Instant startedAt) {}

  /** Completes an erasure; only the user's fingerprint and the time remain. */
  public void finish(Erasing erasing) {
    database.run(tables -> {
      tables.ledger().enter(erasing.receipt(), person(erasing.userId()), erasing.startedAt());
      tables.ledger().end(erasing.receipt());
    });
    database.truncateLog();
  }

  /** When the user was last erased. */
  public Optional<Instant> lastErasure(UserId user) {
    return database.read(tables -> tables.ledger().lastErasure(person(user)));
  }

  /** The ledger of erasures. */
  public ErasureLedger ledger() {
    return ledger;
  }

  public KeyDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
