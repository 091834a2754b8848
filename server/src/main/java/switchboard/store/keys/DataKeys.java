package switchboard.store.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.crypto.DataKey;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.KeySource;
import switchboard.crypto.MasterKey;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.UserId;
import switchboard.store.keys.DataKeyDao.DataKeyRow;
import switchboard.store.keys.KeyRing.StoredKey;
import switchboard.store.sql.InListPadding;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Reads, creates and caches the users' data keys. Not thread-safe: under {@link KeyRing}'s lock.
 */
final class DataKeys {

  private static final Logger LOG = LoggerFactory.getLogger(DataKeys.class);
  private static final int VERSION = 1;
  private static final int MAX_IN_MEMORY = 10_000;

  private record Fresh(UserId user, DataKey key) {}

  private final KeyDatabase database;
  private final KeySource source;
  private final boolean isShared;
  private final KeyCache inUse;
  private MasterKey master;

  DataKeys(KeyDatabase database, KeySource source, MasterKey master) {
    this.database = database;
    this.source = source;
    this.master = master;
    isShared = database.product().isShared();
    inUse = new KeyCache(MAX_IN_MEMORY, isShared, System::nanoTime);
  }

  @Nullable DataKey find(UserId user) throws DecryptionException {
    var known = inUse.get(user);
    if (known != null) {
      return known;
    }
    var row = row(user);
    if (row.isPresent() && !master.holds(row.get().masterId())) {
      if (!isReloaded()) {
        throw outdated();
      }
      row = row(user); // the row read before may be outdated too
    }
    if (row.isEmpty()) {
      return null;
    }
    var key = unwrap(row.get());
    inUse.put(user, key, row.get().wrapped());
    return key;
  }

  private Optional<DataKeyRow> row(UserId user) {
    return database.readOnce(tables -> tables.dataKeys().of(List.of(user))).stream().findFirst();
  }

  @Nullable String stored(UserId user) {
    return row(user).map(DataKeyRow::wrapped).orElse(null);
  }

  /** Destroys this key and does the work, or nothing if the user has another key. */
  void destroy(StoredKey key, Consumer<KeyTables> work) {
    inUse.remove(key.user());
    database.run(tables -> {
      if (!isDestroyed(tables.dataKeys(), key)) {
        throw new StoreUnavailableException("The user’s key has changed meanwhile", null);
      }
      work.accept(tables);
    });
  }

  private static boolean isDestroyed(DataKeyDao keys, StoredKey key) {
    return key.wrapped() == null
        ? keys.of(List.of(key.user())).isEmpty()
        : keys.delete(key.user(), key.wrapped());
  }

  private DataKey unwrap(DataKeyRow row) throws DecryptionException {
    var label = KeyRing.label(row.userId(), row.version());
    return DataKey.unwrap(row.wrapped(), master, label, row.version());
  }

  /**
   * Creates keys for users without one; they are on disk when this returns. Another instance may
   * have destroyed a key that is in memory, or create one now, so a shared database is always read.
   */
  void ensure(Collection<UserId> users) {
    var without = isShared ? read(users) : fetch(users);
    while (!without.isEmpty()) {
      without = read(make(without));
    }
  }

  /** Makes sure that keys are read again before they are used: the users' rows are locked now. */
  void readAgain(Collection<UserId> users) {
    if (isShared) {
      users.forEach(inUse::expire);
    }
  }

  /** Loads the users' keys into the cache in one query; returns the users without a key. */
  List<UserId> fetch(Collection<UserId> users) {
    return read(users.stream().filter(user -> inUse.get(user) == null).toList());
  }

  private List<UserId> read(Collection<UserId> users) {
    var unknown = users.stream().distinct().toList();
    if (unknown.isEmpty()) {
      return List.of();
    }
    var there = database.readOnce(tables -> tables.dataKeys().of(InListPadding.list(unknown)));
    // A key wrapped by a master key not loaded yet is handled when it is used.
    there.stream().filter(row -> master.holds(row.masterId())).forEach(this::use);
    var known = there.stream().map(DataKeyRow::userId).collect(Collectors.toSet());
    var without = unknown.stream().filter(user -> !known.contains(user)).toList();
    without.forEach(inUse::remove);
    return without;
  }

  /** Adds a key to the cache; a damaged key is handled when it is used. */
  private void use(DataKeyRow row) {
    try {
      var known = inUse.get(row.userId(), row.wrapped());
      inUse.put(row.userId(), known == null ? unwrap(row) : known, row.wrapped());
    } catch (DecryptionException e) {
      LOG.atError().addKeyValue("user", row.userId().value()).log("A user's data key is damaged");
    }
  }

  /** Creates keys; returns the users for whom another instance has just created one. */
  private List<UserId> make(List<UserId> users) {
    var fresh =
        users.stream()
            .sorted(Comparator.comparingLong(UserId::value)) // no deadlocks
            .map(user -> new Fresh(user, DataKey.random(VERSION)))
            .toList();
    var rows = new ArrayList<DataKeyRow>();
    int[] added =
        database.write(tables -> {
          var current = current(tables);
          rows.clear(); // the transaction may be repeated
          fresh.forEach(one -> rows.add(row(one.user(), one.key(), current)));
          return tables.dataKeys().add(rows);
        });
    var others = new ArrayList<UserId>();
    for (int i = 0; i < added.length; i++) {
      var one = fresh.get(i);
      if (added[i] == 1) {
        inUse.put(one.user(), one.key(), rows.get(i).wrapped());
      } else {
        others.add(one.user());
      }
    }
    return others;
  }

  private static DataKeyRow row(UserId user, DataKey key, MasterKey master) {
    var wrapped = key.wrap(master, KeyRing.label(user, VERSION));
    return new DataKeyRow(user, VERSION, master.id(), wrapped);
  }

  /**
   * The current wrapping master key, determined inside the transaction that writes with it. During
   * a change, the file may hold a newer key that other instances do not have yet.
   */
  private MasterKey current(KeyTables tables) {
    var number = WrappingKey.number(tables);
    if (number.filter(master::holds).isEmpty()) {
      reload();
    }
    return number.filter(master::holds).map(master::wrappingWith).orElseThrow(this::outdated);
  }

  /** Whether the key that wraps now is known; reads the file again if not. */
  boolean isMasterCurrent() {
    return isWrapping() || isReloaded();
  }

  private boolean isWrapping() {
    return database.read(tables -> WrappingKey.isIn(master, tables));
  }

  private boolean isReloaded() {
    try {
      reload();
      return isWrapping();
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  private void reload() {
    try {
      var loaded = source.load();
      if (loaded.id() != master.id()) {
        LOG.atInfo().log("The master key has changed; it was loaded again");
      }
      master = loaded;
    } catch (MasterKeyException e) {
      throw new StoreUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Nothing may be encrypted with another key instead: Telegram sends the update again, perhaps to
   * an instance that has the key.
   */
  private StoreUnavailableException outdated() {
    return new StoreUnavailableException(
        source + " is not the key that wraps the keys of users now: it was rotated elsewhere.",
        null);
  }

  boolean isMasterChanging() {
    return master.isChanging();
  }

  void purge() {
    inUse.purge();
  }

  void forget(UserId user) {
    inUse.remove(user);
  }
}
