package switchboard.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.FileFailure;
import switchboard.vault.KeyRefused;

/**
 * Whether the two databases of a folder are there and belong together, before anything is changed.
 * Files that were copied while a server ran lack what was in their write-ahead logs: to open them
 * would make new keys, or begin with an empty bot.
 */
final class Pairing {

  private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);

  private static final String COPIED =
      "A copy of a database in use is complete only with the file %s-wal beside it. Copy that too, or use what switchboard backup makes; nothing was changed.";

  private final Path data;
  private final Path keys;

  private Pairing(Path data, Path keys) {
    this.data = data;
    this.keys = keys;
  }

  /**
   * @throws KeyRefused when one is missing, incomplete, or of another bot
   * @throws StoreUnavailable when one cannot be read
   */
  static void demand(Path data, Path keys) {
    new Pairing(data, keys).demand();
  }

  private void demand() {
    refuseHidden(data);
    refuseHidden(keys);
    refuseLoneLog(data);
    refuseLoneLog(keys);
    if (Files.exists(data) && !Files.exists(keys)) {
      throw new KeyRefused(
          "The keys of %s are missing: there is no %s beside it. Restore the newest backup of the keys: switchboard restore latest --keys latest; nothing was changed."
              .formatted(data, keys.getFileName()));
    }
    if (!Files.exists(keys)) {
      return;
    }
    var wanted = name(data);
    var name = name(keys);
    if (wanted != null && name == null) {
      throw new KeyRefused(
          "%s is incomplete: it has no keys, and those of %s belong there. "
                  .formatted(keys, data.getFileName())
              + COPIED.formatted(keys.getFileName()));
    }
    if (wanted == null && name != null) {
      refuseWithoutData();
    }
    if (wanted == null && name == null) {
      LOG.atWarn()
          .addKeyValue("folder", keys.getParent())
          .log(
              "The databases are there and empty: a first start was cut short, or they were copied without their -wal files. The bot begins anew");
    }
    if (wanted != null && name != null && !wanted.equals(name)) {
      throw new KeyRefused(
          "%s holds the keys of another database than %s beside it. Put back the two that belong together; nothing was changed."
              .formatted(keys, data.getFileName()));
    }
  }

  private static void refuseHidden(Path file) {
    FileFailure.hidden(file)
        .ifPresent(failure -> {
          throw DatabaseFailure.seen(file, failure).unavailable();
        });
  }

  /** SQLite would throw such a log away when it makes the database. */
  private static void refuseLoneLog(Path file) {
    var log = file.resolveSibling(file.getFileName() + "-wal");
    if (!Files.exists(file) && log.toFile().length() > 0) {
      throw new KeyRefused(
          "%s is missing, and its write-ahead log %s is there. Put the database back beside its log, or move the log away and restore a backup; nothing was changed."
              .formatted(file, log.getFileName()));
    }
  }

  /** A first start that was cut short has keys too, and nobody's yet. */
  private void refuseWithoutData() {
    long people = ask(keys, Pairing::people);
    if (people > 0) {
      throw new KeyRefused(
          Files.exists(data)
              ? "%s is incomplete: it is empty, and %s holds the keys of %d people. "
                      .formatted(data, keys.getFileName(), people)
                  + COPIED.formatted(data.getFileName())
              : "%s is missing, and %s holds the keys of %d people. Put it back, or restore a backup: switchboard restore latest. To begin anew, move %2$s away."
                  .formatted(data, keys.getFileName(), people));
    }
  }

  private static @Nullable String name(Path file) {
    return Files.exists(file) ? ask(file, Contents::facts).get(KeyRing.KEYS) : null;
  }

  private static long people(Connection keys) throws SQLException {
    return Long.parseLong(Contents.strings(keys, "SELECT count(*) FROM data_keys").getFirst());
  }

  private interface Question<T> {
    T of(Connection database) throws SQLException;
  }

  /** Without taking the log into the database, which stays as it is. */
  private static <T> T ask(Path file, Question<T> question) {
    try (var connection = Sqlite.untouched(file)) {
      return question.of(connection);
    } catch (SQLException e) {
      throw DatabaseFailure.opening(file, e).unavailable();
    }
  }
}
