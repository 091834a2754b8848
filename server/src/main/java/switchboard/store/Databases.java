package switchboard.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import switchboard.crypto.MasterKeyException;
import switchboard.store.keys.KeyDatabase;
import switchboard.store.keys.KeyRing;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.postgres.PostgresSchema;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.PendingRestore;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/** The two databases of a bot: its data, and apart from it the keys that decrypt it. */
public sealed interface Databases {

  Database data();

  Database keys();

  /**
   * Checks, before anything is changed, that the two can be used and belong together.
   *
   * @throws StoreUnavailableException when one cannot be used
   * @throws MasterKeyException when one is missing, or they do not belong together
   */
  void demandPair();

  /** Whether a start of this version migrates one of them. Nothing is changed. */
  boolean areOutdated();

  /** Facts about the data; empty when there is none. Nothing is changed. */
  Map<String, String> dataFacts();

  /** The same of the keys. */
  Map<String, String> keyFacts();

  /**
   * Two files of SQLite, beside each other.
   *
   * @param file the data
   */
  record Embedded(Path file) implements Databases {

    @Override
    public Database data() {
      return new SqliteDatabase(file, Schema.DATA);
    }

    @Override
    public Database keys() {
      return new SqliteDatabase(keyFile(), Schema.KEYS);
    }

    private Path keyFile() {
      return file.resolveSibling(KeyDatabase.FILE_NAME);
    }

    /** Refuses a restore under way, too. */
    @Override
    public void demandPair() {
      PendingRestore.refuse(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      DatabasePairing.demand(file, keyFile());
    }

    @Override
    public boolean areOutdated() {
      return DatabaseSummary.isOutdated(file, Schema.DATA)
          || DatabaseSummary.isOutdated(keyFile(), Schema.KEYS);
    }

    @Override
    public Map<String, String> dataFacts() {
      return DatabasePairing.facts(file);
    }

    @Override
    public Map<String, String> keyFacts() {
      return DatabasePairing.facts(keyFile());
    }
  }

  /** Two schemas of PostgreSQL, in one database or in two. */
  record Served(PostgresDatabase data, PostgresDatabase keys) implements Databases {

    @Override
    public void demandPair() {
      var facts = data.check();
      var keyFacts = keys.check();
      UnfinishedMove.refuse(facts, data.place());
      UnfinishedRestore.refuse(facts, data.place());
      new PostgresPairing(data, keys).demand(facts.get(KeyRing.KEYS), keyFacts.get(KeyRing.KEYS));
    }

    @Override
    public boolean areOutdated() {
      return PostgresSchema.DATA.isNewerThan(data.version())
          || PostgresSchema.KEYS.isNewerThan(keys.version());
    }

    @Override
    public Map<String, String> dataFacts() {
      return data.check();
    }

    @Override
    public Map<String, String> keyFacts() {
      return keys.check();
    }
  }
}
