package switchboard.store;

import static switchboard.base.PluralForm.count;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.FileFailure;
import switchboard.crypto.MasterKeyException;
import switchboard.store.keys.KeyRing;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.SqliteDatabase;

/**
 * Checks that a folder's two databases exist and belong together, before anything is changed. Files
 * copied while a server ran lack the contents of their write-ahead logs: opening them would create
 * new keys or start an empty bot.
 */
final class DatabasePairing {

  private static final Logger LOG = LoggerFactory.getLogger(DatabasePairing.class);

  private static final String COPIED =
      "A copy of a database in use is complete only with the file %s-wal beside it. Copy that too, or use a backup made by switchboard backup; nothing was changed.";

  private final Path data;
  private final Path keys;

  private DatabasePairing(Path data, Path keys) {
    this.data = data;
    this.keys = keys;
  }

  /**
   * @throws MasterKeyException when one is missing, incomplete or belongs to another bot
   * @throws StoreUnavailableException when one cannot be read
   */
  static void demand(Path data, Path keys) {
    new DatabasePairing(data, keys).demand();
  }

  private void demand() {
    refuseHidden(data);
    refuseHidden(keys);
    refuseLoneLog(data);
    refuseLoneLog(keys);
    var facts = facts(data);
    UnfinishedMove.refuse(facts, data.toString());
    if (Files.exists(data) && !Files.exists(keys)) {
      throw new MasterKeyException(
          "The keys for %s are missing: %s does not exist beside it. Restore the newest backup of the keys: switchboard restore latest --keys latest; nothing was changed."
              .formatted(data, keys.getFileName()));
    }
    if (!Files.exists(keys)) {
      return;
    }
    var wanted = facts.get(KeyRing.KEYS);
    var name = facts(keys).get(KeyRing.KEYS);
    if (wanted != null && name == null) {
      throw new MasterKeyException(
          "%s is incomplete: it lacks the keys for %s. ".formatted(keys, data.getFileName())
              + COPIED.formatted(keys.getFileName()));
    }
    if (wanted == null && name != null) {
      refuseWithoutData();
    }
    if (wanted == null && name == null) {
      LOG.atWarn()
          .addKeyValue("folder", keys.getParent())
          .log(
              "Both databases are empty: the first start was interrupted, or they were copied without their -wal files. The bot starts without data");
    }
    if (wanted != null && name != null && !wanted.equals(name)) {
      throw new MasterKeyException(
          "%s does not hold the keys for %s beside it. Put back two files that belong together; nothing was changed."
              .formatted(keys, data.getFileName()));
    }
  }

  private static void refuseHidden(Path file) {
    FileFailure.hidden(file)
        .ifPresent(failure -> {
          throw DatabaseFailure.seen(file, failure).unavailable();
        });
  }

  /** SQLite would discard such a log when creating the database. */
  private static void refuseLoneLog(Path file) {
    var log = file.resolveSibling(file.getFileName() + "-wal");
    if (!Files.exists(file) && log.toFile().length() > 0) {
      throw new MasterKeyException(
          "%s is missing, but its write-ahead log %s exists. Put the database back beside its log, or move the log away and restore a backup; nothing was changed."
              .formatted(file, log.getFileName()));
    }
  }

  /** An interrupted first start leaves application keys too, but no users' keys. */
  private void refuseWithoutData() {
    long people = ask(keys, DatabasePairing::people);
    if (people > 0) {
      throw new MasterKeyException(
          Files.exists(data)
              ? "%s is incomplete: it is empty, but %s holds the keys of %s. "
                      .formatted(data, keys.getFileName(), count(people, "user"))
                  + COPIED.formatted(data.getFileName())
              : "%s is missing, but %s holds the keys of %s. Put it back, or restore a backup: switchboard restore latest. To start without data, move %2$s away."
                  .formatted(data, keys.getFileName(), count(people, "user")));
    }
  }

  /** Facts about a database; empty when there is none. */
  static Map<String, String> facts(Path file) {
    return Files.exists(file) ? ask(file, DatabaseSummary::facts) : Map.of();
  }

  private static long people(Connection keys) throws SQLException {
    return Long.parseLong(
        DatabaseSummary.strings(keys, "SELECT count(*) FROM data_keys").getFirst());
  }

  private interface Question<T> {
    T of(Connection database) throws SQLException;
  }

  /** Queries without merging the write-ahead log; the file is not changed. */
  private static <T> T ask(Path file, Question<T> question) {
    try (var connection = SqliteDatabase.untouched(file)) {
      return question.of(connection);
    } catch (SQLException e) {
      throw DatabaseFailure.opening(file, e).unavailable();
    }
  }
}
