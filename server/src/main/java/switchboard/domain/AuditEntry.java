package switchboard.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator did, tried or was refused. No field has room for what users wrote.
 *
 * @param way the template of the route, or the command, without values
 * @param userId the user it is about; absent for none, or for many
 * @param object the id of anything else it is about, such as a token
 * @param times how often; more than 1 only where rows are saved
 */
public record AuditEntry(
    Instant at,
    Actor actor,
    AuditAction action,
    String way,
    @Nullable UserId userId,
    @Nullable Long object,
    int times,
    Result result) {

  private static final int MAX_LENGTH = 100;

  public AuditEntry {
    way = bounded(way);
  }

  /** The outcome. */
  public enum Result implements Word {
    /** A change that is about to be made. A second row records the outcome. */
    BEGUN,
    DONE,
    /** The actor lacks the permission. */
    REFUSED,
    /** It failed, or its object does not exist. */
    FAILED;
  }

  /** A single entry about nothing that has an id. */
  public static AuditEntry of(
      Instant at,
      Actor actor,
      AuditAction action,
      String way,
      @Nullable UserId userId,
      Result result) {
    return new AuditEntry(at, actor, action, way, userId, null, 1, result);
  }

  public AuditEntry with(Instant later, Result other) {
    return new AuditEntry(later, actor, action, way, userId, object, times, other);
  }

  public AuditEntry about(UserId user) {
    return new AuditEntry(at, actor, action, way, user, object, times, result);
  }

  /**
   * Who acted.
   *
   * @param id of the token or account
   * @param name of the token, the account or the operating system's user
   * @param address absent on the command line
   */
  public record Actor(Kind kind, long id, String name, @Nullable String address) {

    public Actor {
      name = bounded(name);
      address = address == null ? null : bounded(address);
    }

    /** How the actor was authenticated. */
    public enum Kind implements Word {
      TOKEN,
      LOGIN,
      COMMAND_LINE,
      NOBODY;

      @Override
      public String word() {
        return Word.super.word().replace('_', ' ');
      }
    }

    /** A user of this machine. */
    public static Actor commandLine(String user) {
      return new Actor(Kind.COMMAND_LINE, 0, user, null);
    }
  }

  private static String bounded(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }
}
