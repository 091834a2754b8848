package switchboard.store.postgres;

import java.io.IOException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import switchboard.store.sql.WriteFault;

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
      case "25P03" -> true; // this program was halted inside a transaction
      case "26000", "42P05" -> true; // a pooler has changed the server's session
      default ->
          // connection, insufficient resources, operator's intervention, system, file, internal
          switch (group(state)) {
            case "08", "53", "57", "58", "F0", "XX" -> true;
            default -> false;
          };
    };
  }

  /** Whether the connection was lost, because the server or the network is down. */
  static boolean isDisconnected(Throwable failure) {
    var state = state(failure);
    return group(state).equals("08") || state.startsWith("57P0") || state.equals("25P03");
  }

  /** Whether it is a serialization failure, a deadlock, or a user whom another instance added. */
  static boolean isConflict(Throwable failure) {
    return switch (state(failure)) {
      case "40001", "40P01" -> true;
      case "23505" -> "users_pkey".equals(constraint(failure));
      default -> false;
    };
  }

  static WriteFault fault(Throwable failure) {
    var state = state(failure);
    if (isDisconnected(failure)) {
      return WriteFault.UNREACHABLE;
    }
    return switch (state) {
      case "53100" -> WriteFault.SERVER_FULL;
      case "25006" -> WriteFault.SERVER_READ_ONLY;
      case "55P03" -> WriteFault.LOCKED;
      default -> WriteFault.OTHER;
    };
  }

  /** One or two sentences without the last full stop. */
  static String reason(Throwable failure) {
    if (has(SSLException.class, failure)) {
      return "the server’s TLS certificate is not accepted. Check sslmode and sslrootcert in its URL";
    }
    var state = state(failure);
    if (state.equals("22023") || (state.equals("08001") && !has(IOException.class, failure))) {
      return "the parameters in its URL do not fit. Correct sslmode and the others";
    }
    return switch (state) {
      case "" -> "an unexpected error: " + failure.getMessage();
      case "08001", "08003", "08006" ->
          "it cannot be reached. Check the address in DATABASE_URL and that PostgreSQL is running";
      case "08004" ->
          "it refuses the connection. Check DATABASE_USER, DATABASE_PASSWORD, sslmode in DATABASE_URL and the server’s pg_hba.conf";
      case "26000", "42P05" ->
          "a connection pooler has lost its prepared statements. Set DATABASE_DIRECT_URL to PostgreSQL itself";
      case "28000", "28P01" ->
          "it refuses the user or the password. Check DATABASE_USER and DATABASE_PASSWORD";
      case "3D000" -> "it does not exist. Create it, or correct DATABASE_URL";
      case "40001", "40P01" -> "too many transactions change the same rows at the same time";
      case "42501" -> "the user lacks a permission. Make the user the owner of the database";
      case "25006" -> "it is read-only. Set DATABASE_URL to the primary";
      case "53100" -> "the disk is full. Free some disk space";
      case "53300" -> "it accepts no more connections. Raise max_connections";
      case "55P03" -> "another program holds a lock on it";
      case "57P01", "57P02", "57P03" -> "it is shutting down or starting";
      default -> "PostgreSQL reports the error " + state;
    };
  }

  private static boolean has(Class<? extends Throwable> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String group(String state) {
    return state.substring(0, Math.min(2, state.length()));
  }

  private static @Nullable String constraint(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException e && e.getServerErrorMessage() != null) {
        return e.getServerErrorMessage().getConstraint();
      }
    }
    return null;
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
