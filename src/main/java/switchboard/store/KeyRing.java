package switchboard.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.vault.Damaged;
import switchboard.vault.DataKey;
import switchboard.vault.Fingerprints;
import switchboard.vault.KeyRefused;
import switchboard.vault.KeySource;
import switchboard.vault.MasterKey;

/**
 * The keys in use. Whoever needs one asks here, under one lock, so that a key that was destroyed is
 * in nobody's hands. A key is on the disk before the data that needs it; one that no data came to
 * need does no harm.
 */
public final class KeyRing implements AutoCloseable {

  /** Names in the table of facts: the master key that wraps, and this set of keys. */
  static final String MASTER = "master";

  static final String KEYS = "keys";

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final int VERSION = 1;
  private static final int MOST_IN_MEMORY = 10_000;

  private final KeyDatabase database;
  private final KeySource source;
  private final HouseKeys house;
  private final RecentKeys inUse = new RecentKeys(MOST_IN_MEMORY);
  private MasterKey master;

  private KeyRing(KeyDatabase database, KeySource source, MasterKey master, HouseKeys house) {
    this.database = database;
    this.source = source;
    this.master = master;
    this.house = house;
  }

  /**
   * Opens the keys in the file; where there are none yet, makes them, and the master key if need
   * be.
   *
   * @throws KeyRefused when the master key is missing, unreadable, or not the one of these keys;
   *     nothing was changed then
   */
  static KeyRing open(Path file, KeySource source) {
    boolean fresh = !Files.exists(file);
    if (!source.isThere()) {
      if (!fresh) {
        throw new KeyRefused(
            "%s is missing, and without it nothing in %s can be read. Put back the copy that you keep of it, or set KEY_FILE to where it is; nothing was changed."
                .formatted(source, file.toAbsolutePath().getParent()));
      }
      source.save(MasterKey.generate());
    }
    var master = source.load();
    var database = KeyDatabase.open(file);
    try {
      makeHouseKeys(database, master);
      return open(database, source, master)
          .or(() -> open(database, source, source.load())) // it may be changed at this very moment
          .orElseThrow(() -> WrappingKey.notTheOne(source));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void makeHouseKeys(KeyDatabase database, MasterKey master) {
    if (database.read(tables -> tables.instance().find(KEYS)).isEmpty()) {
      database.write(tables -> {
        HouseKeys.make(tables, master);
        return true;
      });
    }
  }

  /** Empty when the master key is not the one of these keys. */
  private static Optional<KeyRing> open(KeyDatabase database, KeySource source, MasterKey master) {
    return database.read(tables -> {
      try {
        return WrappingKey.isIn(master, tables)
            ? Optional.of(new KeyRing(database, source, master, HouseKeys.load(tables, master)))
            : Optional.empty();
      } catch (Damaged e) {
        return Optional.empty();
      }
    });
  }

  /** What these keys are called; the database whose data they lock notes it too. */
  String name() {
    return database.read(tables -> tables.instance().find(KEYS)).orElseThrow();
  }

  Fingerprints prints() {
    return house.prints();
  }

  /** Recognizes a person without keeping who it is. */
  public String person(long userId) {
    return prints().of("person", Long.toString(userId));
  }

  /** Vouches for a text that somebody else will bring back, such as a cookie. */
  public String seal(String purpose, String text) {
    return prints().of(purpose, text);
  }

  /** Recognizes a username, whatever the case of its letters. */
  public String username(String name) {
    return prints().of("username", name.toLowerCase(Locale.ROOT));
  }

  /** The key to lock somebody's values with; the common one for those who have none. */
  synchronized DataKey lockingFor(@Nullable Long user) {
    try {
      var own = user == null ? null : find(user);
      return own == null ? house.common() : own;
    } catch (Damaged e) {
      // Their earlier data is lost; what they write now is not.
      return house.common();
    }
  }

  /**
   * The key that locked a value.
   *
   * @throws Damaged when it is gone
   */
  synchronized DataKey opening(byte[] sealed, @Nullable Long user) throws Damaged {
    if (DataKey.version(sealed) == HouseKeys.COMMON_VERSION) {
      return house.common();
    }
    var own = user == null ? null : find(user);
    if (own == null) {
      throw new Damaged("has no key");
    }
    return own;
  }

  private @Nullable DataKey find(long user) throws Damaged {
    var known = inUse.get(user);
    if (known != null) {
      return known;
    }
    var row = row(user);
    if (row.isPresent() && !master.holds(row.get().masterId())) {
      LOG.atInfo().log("The master key has changed and is read again");
      master = source.load();
      row = row(user); // what was read before it may be outdated too
    }
    if (row.isEmpty()) {
      return null;
    }
    var key = unwrap(row.get());
    inUse.put(user, key);
    return key;
  }

  private Optional<KeyRows.DataKey> row(long user) {
    return database.read(tables -> tables.dataKeys().of(List.of(user))).stream().findFirst();
  }

  private DataKey unwrap(KeyRows.DataKey row) throws Damaged {
    var label = label(row.userId(), row.version());
    return DataKey.unwrap(row.wrapped(), master, label, row.version());
  }

  /** Makes keys for those who have none, on the disk when this returns. */
  synchronized void ensure(Collection<Long> users) {
    make(fetch(users));
  }

  /** Has keys at hand, faster than looking up one after the other; returns who have none. */
  public synchronized List<Long> fetch(Collection<Long> users) {
    var unknown = users.stream().filter(user -> !inUse.containsKey(user)).distinct().toList();
    if (unknown.isEmpty()) {
      return List.of();
    }
    var there = database.read(tables -> tables.dataKeys().of(Padded.list(unknown)));
    // One under a master key that is not read yet is dealt with when it is needed.
    there.stream().filter(row -> master.holds(row.masterId())).forEach(this::use);
    var known = there.stream().map(KeyRows.DataKey::userId).collect(Collectors.toSet());
    return unknown.stream().filter(user -> !known.contains(user)).toList();
  }

  /** Has it at hand; a damaged one is dealt with when it is needed. */
  private void use(KeyRows.DataKey row) {
    try {
      inUse.put(row.userId(), unwrap(row));
    } catch (Damaged e) {
      LOG.atError().addKeyValue("user", row.userId()).log("A person's data key is damaged");
    }
  }

  private void make(List<Long> users) {
    if (users.isEmpty()) {
      return;
    }
    var fresh =
        users.stream().collect(Collectors.toMap(user -> user, _ -> DataKey.random(VERSION)));
    database.write(tables -> {
      var current = current(tables);
      var rows = fresh.entrySet().stream().map(own -> row(own.getKey(), own.getValue(), current));
      tables.dataKeys().add(rows.toList());
      return true;
    });
    inUse.putAll(fresh);
  }

  private static KeyRows.DataKey row(long user, DataKey key, MasterKey master) {
    var wrapped = key.wrap(master, label(user, VERSION));
    return new KeyRows.DataKey(user, VERSION, master.id(), wrapped);
  }

  static String label(long user, int version) {
    return "data key|" + user + '|' + version;
  }

  /** The master key that wraps by now; seen inside the transaction that is to write with it. */
  private MasterKey current(KeyTables tables) {
    if (!WrappingKey.isIn(master, tables)) {
      master = source.load();
    }
    if (!WrappingKey.isIn(master, tables)) {
      throw new KeyRefused(source + " is not the one that the keys are wrapped with.");
    }
    return master;
  }

  /** Whether a change of the master key has begun and not come to its end. */
  public synchronized boolean isMasterChanging() {
    return master.isChanging();
  }

  /**
   * Begins an erasure: destroys the person's key, so that nothing kept of them can be read any
   * more, here or in a backup. Until {@link #finish} it is known that the rest is still to be done.
   *
   * @param receipt a new one, or that of an erasure of this person that is not finished
   */
  public synchronized void destroy(long user, String receipt, Instant at) {
    inUse.remove(user);
    database.write(tables -> {
      tables.ledger().begin(user, receipt, at);
      return tables.dataKeys().delete(user);
    });
    database.truncateLog();
  }

  /** Erasures whose key is destroyed, the oldest first. */
  public List<Erasing> underWay() {
    return database.read(tables -> tables.ledger().underWay()).stream()
        .map(row -> new Erasing(row.userId(), row.receipt(), row.startedAt()))
        .toList();
  }

  /**
   * @param userId whose
   */
  public record Erasing(long userId, String receipt, Instant startedAt) {}

  /** Ends an erasure: what stays is that somebody was erased, and when. */
  public void finish(Erasing erasing) {
    database.write(tables -> {
      tables.ledger().enter(erasing.receipt(), person(erasing.userId()), erasing.startedAt());
      tables.ledger().end(erasing.receipt());
      return true;
    });
    database.truncateLog();
  }

  /** When somebody was last erased. */
  Optional<Instant> lastErasure(long user) {
    return database.read(tables -> tables.ledger().lastErasure(person(user)));
  }

  KeyDatabase database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
