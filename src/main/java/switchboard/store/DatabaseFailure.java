package switchboard.store;

import static switchboard.domain.Sentence.sentence;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Use;
import switchboard.domain.Sentence;

/**
 * Explains why a database cannot be used and what to do. SQLite has one error for a missing folder,
 * a wrong owner and a read-only disk, so the files are inspected for the cause. Damage is reported
 * only when SQLite detected it.
 *
 * @param reason one or two sentences without the last full stop
 */
record DatabaseFailure(Path file, Sentence reason, boolean isDamage, @Nullable Throwable cause) {

  /**
   * Like {@link #of}, for a file that this process does not have open: closing it would release
   * SQLite's locks on it. A file shorter than its header states was only partly copied or written.
   */
  static DatabaseFailure opening(Path file, Throwable failure) {
    var known = of(file, failure);
    return DatabaseHeader.read(file)
        .filter(header -> known.isDamage() && header.isTruncated())
        .map(header ->
            sentence(
                "truncated: {0} of {1} bytes are there",
                Long.toString(header.bytes()), Long.toString(header.expected())))
        .map(detail -> new DatabaseFailure(file, damage(detail), true, failure))
        .orElse(known);
  }

  static DatabaseFailure of(Path file, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException e) {
        return new DatabaseFailure(file, ofSqlite(file, e), isDamage(e), failure);
      }
      if (cause instanceof IOException e) {
        return new DatabaseFailure(file, said(FileFailure.writing(file, e)), false, failure);
      }
    }
    return new DatabaseFailure(
        file, sentence("unexpected: {0}", String.valueOf(failure.getMessage())), false, failure);
  }

  static DatabaseFailure seen(Path file, FileFailure failure) {
    return new DatabaseFailure(file, said(failure), false, null);
  }

  StoreUnavailable unavailable() {
    return cause instanceof StoreUnavailable known
        ? known
        : new StoreUnavailable(
            "The database %s cannot be used: %s.".formatted(file, reason), cause);
  }

  BackupRefused refused() {
    return new BackupRefused(
        sentence("The database {0} cannot be used: {1}.", file, reason), cause);
  }

  /** The failure for a file whose schema this version cannot use. */
  static StoreUnavailable ofSchema(Path file, int found, int known, @Nullable Throwable cause) {
    Sentence reason;
    if (found == 0) {
      reason =
          sentence(
              "it belongs to another program: it has tables, and not those of this one. Set DATA_DIR to another folder");
    } else if (found > known) {
      reason =
          sentence(
              "a newer version of the program has changed it: it has schema {0}, and this version knows {1}. Start the newer version, or restore a backup from before",
              found, known);
    } else {
      reason =
          sentence(
              "its schema is not the one of this version of the program. Start the version that made it, or restore a backup: switchboard restore latest");
    }
    return new DatabaseFailure(file, reason, false, cause).unavailable();
  }

  /** Whether SQLite reported corrupt pages or a file that is not a database. */
  static boolean isDamage(SQLException failure) {
    return failure instanceof SQLiteException e
        && switch (primary(e)) {
          case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> true;
          default -> false;
        };
  }

  private static SQLiteErrorCode primary(SQLiteException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
  }

  private static Sentence ofSqlite(Path file, SQLiteException failure) {
    return switch (primary(failure)) {
      case SQLITE_NOTADB, SQLITE_FORMAT ->
          sentence(
              "it is not an SQLite database. Put back the right file, or restore a backup: switchboard restore latest");
      case SQLITE_CORRUPT -> damage(sentence("SQLite found pages that cannot be right"));
      case SQLITE_FULL -> sentence("no space is left for it. Free some disk space");
      case SQLITE_BUSY, SQLITE_LOCKED ->
          sentence("another program keeps it locked. End that program and try again");
      default -> visible(file).orElseGet(() -> ofSystem(failure));
    };
  }

  private static Sentence damage(Sentence detail) {
    return sentence("it is damaged ({0}). Restore a backup: switchboard restore latest", detail);
  }

  /** The cause visible in the database file or in SQLite's companion files. */
  private static Optional<Sentence> visible(Path file) {
    if (haveDescriptorsRunOut()) {
      return Optional.of(said(FileFailure.tooManyOpen()));
    }
    return FileFailure.look(file, Use.WRITE)
        .or(() -> beside(file, "-wal"))
        .or(() -> beside(file, "-shm"))
        .or(() -> FileFailure.look(file.resolveSibling(file.getFileName() + "-new"), Use.WRITE))
        .map(DatabaseFailure::said);
  }

  private static Optional<FileFailure> beside(Path file, String ending) {
    var other = file.resolveSibling(file.getFileName() + ending);
    return Files.exists(other) ? FileFailure.look(other, Use.WRITE) : Optional.empty();
  }

  private static boolean haveDescriptorsRunOut() {
    try (var _ = new FileInputStream("/dev/null")) {
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("Too many open files");
    }
  }

  private static Sentence ofSystem(SQLiteException failure) {
    return sentence(
        "SQLite says {0}. Check the disk; network shares often lack the locks that it needs",
        failure.getResultCode());
  }

  static Sentence said(FileFailure failure) {
    return sentence(failure.english(), failure.values().toArray());
  }
}
