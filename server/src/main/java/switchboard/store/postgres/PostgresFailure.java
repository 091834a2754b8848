package switchboard.store.postgres;

import java.sql.SQLException;

/**
 * What a failure of PostgreSQL means, by its SQLSTATE
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
final class PostgresFailure {

  private PostgresFailure() {}

  /** Whether the database itself failed, as opposed to the work. */
  static boolean isBroken(Throwable failure) {
    var state = state(failure);
    return switch (state) {
      case "57014" -> false; // the statement was cancelled
      case "25006", "55P03" -> true; // read-only; a lock was not available in time
      default ->
          // connection, insufficient resources, operator's intervention, system, file, internal
          switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53", "57", "58", "F0", "XX" -> true;
            default -> false;
          };
    };
  }

  /** One or two sentences without the last full stop. */
  static String reason(Throwable failure) {
    return switch (state(failure)) {
      case "" -> "an unexpected error: " + failure.getMessage();
      case "08001", "08004", "08006" ->
          "it cannot be reached. Check the address in DATABASE_URL and that PostgreSQL is running";
      case "28000", "28P01" ->
          "it refuses the user or the password. Check DATABASE_USER and DATABASE_PASSWORD";
      case "3D000" -> "it does not exist. Create it, or correct DATABASE_URL";
      case "42501" -> "the user lacks a permission. Make the user the owner of the database";
      case "25006" -> "it is read-only. Set DATABASE_URL to the primary";
      case "53100" -> "the disk is full. Free some disk space";
      case "53300" -> "it accepts no more connections. Raise max_connections";
      case "55P03" -> "another program holds a lock on it";
      case "57P01", "57P02", "57P03" -> "it is shutting down or starting";
      default -> "PostgreSQL reports the error " + state(failure);
    };
  }

  /** The SQLSTATE of the first cause that has one; empty when none has. */
  private static String state(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e && e.getSQLState() != null) {
        return e.getSQLState();
      }
    }
    return "";
  }
}
