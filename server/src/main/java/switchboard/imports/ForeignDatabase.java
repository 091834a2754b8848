package switchboard.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.store.sqlite.DatabaseFailure;
import switchboard.store.sqlite.DatabaseSummary;
import switchboard.store.sqlite.SqliteDatabase;

/** Opens another program’s SQLite database for reading. Nothing in it or beside it changes. */
final class ForeignDatabase {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;
  private static final int READ_VERSION = 19;
  private static final int WAL = 2;

  private ForeignDatabase() {}

  /**
   * @throws CommandException when it cannot be read, or is no SQLite database
   */
  static Connection open(Path file) {
    var header = header(file);
    try {
      // Without its log, a database in WAL mode is in use by nobody.
      return header.length > READ_VERSION && header[READ_VERSION] == WAL
          ? SqliteDatabase.untouched(file)
          : SqliteDatabase.readOnly(file);
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads the whole file, so that a damaged one is refused before anything is imported.
   *
   * @throws CommandException when it is damaged
   */
  static void check(Path file, Connection connection) {
    try {
      var result = DatabaseSummary.strings(connection, "PRAGMA integrity_check(1)");
      if (!result.getFirst().equals("ok")) {
        throw damaged(file, result.getFirst());
      }
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  private static byte[] header(Path file) {
    SourceFile.demandReadable(file);
    try (var in = Files.newInputStream(file)) {
      var header = in.readNBytes(HEADER);
      if (!Arrays.equals(
          header, 0, Math.min(header.length, MAGIC.length), MAGIC, 0, MAGIC.length)) {
        throw new CommandException(
            header.length == 0
                ? "The file %s is empty.".formatted(file)
                : "The file %s is not an SQLite database, or it is encrypted. Give the database file of the bot, decrypted."
                    .formatted(file));
      }
      return header;
    } catch (IOException e) {
      throw SourceFile.unreadable(file, e);
    }
  }

  static CommandException unreadable(Path file, SQLException failure) {
    if (DatabaseFailure.isDamage(failure)) {
      return damaged(file, "SQLite found invalid pages");
    }
    if (DatabaseFailure.isBusy(failure)) {
      return new CommandException(
          "Another program has locked %s. Stop the old bot, or import a copy of the file."
              .formatted(file));
    }
    var journal = file.resolveSibling(file.getFileName() + "-journal");
    return new CommandException(
        Files.exists(journal)
            ? "The file %s has an unfinished transaction in %s. Run: sqlite3 %1$s .tables, and import again."
                .formatted(file, journal)
            : FileFailure.check(file, FileFailure.Use.READ)
                .map(seen -> "The file %s cannot be read: %s.".formatted(file, seen))
                .orElse(
                    "The file %s cannot be read. Copy it, with its -wal file if there is one, to a folder where you may write, and import the copy."
                        .formatted(file)));
  }

  private static CommandException damaged(Path file, String finding) {
    return new CommandException(
        "The database %1$s is damaged or truncated (%2$s). Copy it again; or run: sqlite3 %1$s .recover | sqlite3 repaired.db, and import repaired.db."
            .formatted(
                file,
                finding
                    .lines()
                    .filter(line -> !line.startsWith("***"))
                    .findFirst()
                    .map(BadValueException::printable)
                    .orElse("")));
  }
}
