package switchboard.store.sqlite;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why a database cannot be written. */
public enum WriteFault {
  FULL,
  /** Another process holds the lock. */
  LOCKED,
  READ_ONLY,
  IO_ERROR,
  DAMAGED,
  /** No response within the timeout. */
  SLOW,
  OTHER;

  public static WriteFault of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return of(SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff));
      }
    }
    return OTHER;
  }

  private static WriteFault of(@Nullable SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_FULL -> FULL;
      case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> READ_ONLY;
      case SQLITE_IOERR -> IO_ERROR;
      case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
      case null, default -> OTHER;
    };
  }
}
