package switchboard.store.sqlite;

import static switchboard.base.Sentence.sentence;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import switchboard.base.FileFailure;
import switchboard.base.FileFailure.Use;
import switchboard.base.Sentence;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sql.WriteFault;

/**
 * Explains why a database cannot be used and what to do. SQLite has one error for a missing folder,
 * a wrong owner and a read-only disk, so the files are inspected for the cause. Damage is reported
 * only when SQLite detected it.
 *
 * @param reason one or two sentences without the last full stop
 */
public record DatabaseFailure(
    Path file, Sentence reason, boolean isDamage, @Nullable Throwable cause) {

  /** Failures of the database itself, after which the connection must not be reused. */
  private static final Set<SQLiteErrorCode> BROKEN =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_LOCKED,
          SQLiteErrorCode.SQLITE_NOMEM,
          SQLiteErrorCode.SQLITE_READONLY,
          SQLiteErrorCode.SQLITE_IOERR,
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_PROTOCOL,
          SQLiteErrorCode.SQLITE_NOTADB);

  /**
   * Like {@link #of}, for a file that this process does not have open: closing it would release
   * SQLite's locks on it. A file shorter than its header states was only partly copied or written.
   */
  public static DatabaseFailure opening(Path file, Throwable failure) {
    var known = of(file, failure);
    return DatabaseHeader.read(file)
        .filter(header -> known.isDamage() && header.isTruncated())
        .map(header ->
            sentence(
                "error.database.truncated",
                Long.toString(header.bytes()),
                Long.toString(header.expected())))
        .map(detail -> new DatabaseFailure(file, damage(detail), true, failure))
        .orElse(known);
  }

  public static DatabaseFailure of(Path file, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException e) {
        return new DatabaseFailure(file, ofSqlite(file, e), isDamage(e), failure);
      }
      if (cause instanceof IOException e) {
        return new DatabaseFailure(file, said(FileFailure.writing(file, e)), false, failure);
      }
    }
    return new DatabaseFailure(
        file,
        sentence("error.database.unexpected", String.valueOf(failure.getMessage())),
        false,
        failure);
  }

  public static DatabaseFailure seen(Path file, FileFailure failure) {
    return new DatabaseFailure(file, said(failure), false, null);
  }

  public StoreUnavailableException unavailable() {
    return cause instanceof StoreUnavailableException known
        ? known
        : new StoreUnavailableException(
            "The database %s cannot be used: %s.".formatted(file, reason), cause);
  }

  static DatabaseFailure beforeRelease(Path file) {
    return new DatabaseFailure(file, sentence("error.database.before_release"), false, null);
  }

  /** The failure for a file whose schema this version cannot use. */
  static StoreUnavailableException ofSchema(
      Path file, int found, int known, @Nullable Throwable cause) {
    Sentence reason;
    if (found == 0) {
      reason = sentence("error.database.foreign");
    } else if (found > known) {
      reason = sentence("error.database.newer_schema", found, known);
    } else {
      reason = sentence("error.database.other_schema");
    }
    return new DatabaseFailure(file, reason, false, cause).unavailable();
  }

  /** Whether SQLite reported corrupt pages or a file that is not a database. */
  public static boolean isDamage(SQLException failure) {
    return failure instanceof SQLiteException e
        && switch (primary(e)) {
          case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> true;
          default -> false;
        };
  }

  /** Whether SQLite failed for another reason than damage. */
  public static boolean isOtherThanDamage(SQLException failure) {
    return failure instanceof SQLiteException && !isDamage(failure);
  }

  /** Whether another program has the database open. */
  public static boolean isBusy(SQLException failure) {
    return failure instanceof SQLiteException e && primary(e) == SQLiteErrorCode.SQLITE_BUSY;
  }

  /** Whether the database itself failed, as opposed to the work. */
  static boolean isBroken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException e && BROKEN.contains(primary(e))) {
        return true;
      }
    }
    return false;
  }

  /** Why nothing can be written, after a failure. */
  static WriteFault fault(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException e) {
        return switch (primary(e)) {
          case SQLITE_FULL -> WriteFault.FULL;
          case SQLITE_BUSY, SQLITE_LOCKED -> WriteFault.LOCKED;
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> WriteFault.READ_ONLY;
          case SQLITE_IOERR -> WriteFault.IO_ERROR;
          case SQLITE_CORRUPT, SQLITE_NOTADB -> WriteFault.DAMAGED;
          default -> WriteFault.OTHER;
        };
      }
    }
    return WriteFault.OTHER;
  }

  private static SQLiteErrorCode primary(SQLiteException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getResultCode().code & 0xff);
  }

  private static Sentence ofSqlite(Path file, SQLiteException failure) {
    return switch (primary(failure)) {
      case SQLITE_NOTADB, SQLITE_FORMAT -> sentence("error.database.not_sqlite");
      case SQLITE_CORRUPT -> damage(sentence("error.database.corrupt_pages"));
      case SQLITE_FULL -> sentence("error.database.disk_full");
      case SQLITE_BUSY, SQLITE_LOCKED -> sentence("error.database.locked");
      default -> visible(file).orElseGet(() -> ofSystem(failure));
    };
  }

  private static Sentence damage(Sentence detail) {
    return sentence("error.database.damaged", detail);
  }

  /** The cause visible in the database file or in SQLite's companion files. */
  private static Optional<Sentence> visible(Path file) {
    if (haveDescriptorsRunOut()) {
      return Optional.of(said(FileFailure.tooManyOpen()));
    }
    return FileFailure.check(file, Use.WRITE)
        .or(() -> beside(file, "-wal"))
        .or(() -> beside(file, "-shm"))
        .or(() -> FileFailure.check(file.resolveSibling(file.getFileName() + "-new"), Use.WRITE))
        .map(DatabaseFailure::said);
  }

  private static Optional<FileFailure> beside(Path file, String ending) {
    var other = file.resolveSibling(file.getFileName() + ending);
    return Files.exists(other) ? FileFailure.check(other, Use.WRITE) : Optional.empty();
  }

  private static boolean haveDescriptorsRunOut() {
    try (var _ = new FileInputStream("/dev/null")) {
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("Too many open files");
    }
  }

  private static Sentence ofSystem(SQLiteException failure) {
    return sentence("error.database.sqlite", failure.getResultCode());
  }

  public static Sentence said(FileFailure failure) {
    return failure.sentence();
  }
}
