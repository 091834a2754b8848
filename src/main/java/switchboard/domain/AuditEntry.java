package switchboard.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator did, tried or was refused. No part of it has room for what people wrote.
 *
 * @param way the template of the route, or the command; with none of its values
 * @param userId of the person it is about; absent when it is about nobody, or about many
 * @param object the number of what else it is about, such as a token's
 * @param times how often; more than once only where rows are saved
 */
public record AuditEntry(
    Instant at,
    Actor actor,
    AuditAction action,
    String way,
    @Nullable Long userId,
    @Nullable Long object,
    int times,
    Result result) {

  private static final int LONGEST = 100;

  public AuditEntry {
    way = bounded(way);
  }

  /** What came of it. */
  public enum Result {
    /** A change that is about to be made; a second row says what came of it. */
    BEGUN,
    DONE,
    /** Whoever it was may not. */
    REFUSED,
    /** It could not be done, or there was nothing to do it to. */
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Once, of nothing that has a number. */
  public static AuditEntry of(
      Instant at,
      Actor actor,
      AuditAction action,
      String way,
      @Nullable Long userId,
      Result result) {
    return new AuditEntry(at, actor, action, way, userId, null, 1, result);
  }

  public AuditEntry with(Instant later, Result other) {
    return new AuditEntry(later, actor, action, way, userId, object, times, other);
  }

  /**
   * Who it was.
   *
   * @param id the token's or the account's number
   * @param name the token's, the account's, or that of the machine's user
   * @param address absent on the command line
   */
  public record Actor(Kind kind, long id, String name, @Nullable String address) {

    public Actor {
      name = bounded(name);
      address = address == null ? null : bounded(address);
    }

    /** What vouches for them. */
    public enum Kind {
      TOKEN,
      LOGIN,
      COMMAND_LINE,
      NOBODY;

      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
      }
    }

    /** Whoever has access to this machine. */
    public static Actor commandLine(String user) {
      return new Actor(Kind.COMMAND_LINE, 0, user, null);
    }
  }

  private static String bounded(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
