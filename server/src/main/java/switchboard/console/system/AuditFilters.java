package switchboard.console.system;

import static switchboard.base.Sentence.sentence;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;
import switchboard.console.Paths;
import switchboard.domain.UserId;
import switchboard.store.AuditLogDao;

/**
 * Filters of the audit log, from the URL. Each may be empty.
 *
 * @param action the stored word of the action
 * @param actor the actor's full name
 * @param person the user id
 */
public record AuditFilters(String action, String actor, String person) {

  static final AuditFilters NONE = new AuditFilters("", "", "");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

  static AuditFilters of(String action, String actor, String person) {
    return new AuditFilters(action.strip(), actor.strip(), person.strip());
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * The user id; null without one.
   *
   * @throws UserErrorException when it is not a number
   */
  @Nullable UserId user() {
    if (person.isEmpty()) {
      return null;
    }
    if (!NUMBER.matcher(person).matches()) {
      throw UserErrorException.invalid("person", sentence("audit.filter.person_invalid"));
    }
    return new UserId(Long.parseLong(person));
  }

  AuditLogDao.Filter rows() {
    return new AuditLogDao.Filter(action.isEmpty() ? null : action, actor.isEmpty() ? null : actor);
  }

  /** The query of this log with one parameter changed, such as its start. */
  public String with(String name, String value) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("action", action);
    parameters.put("actor", actor);
    parameters.put("person", person);
    parameters.put(name, value);
    return Paths.query(parameters);
  }
}
