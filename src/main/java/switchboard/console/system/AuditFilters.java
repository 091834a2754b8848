package switchboard.console.system;

import static switchboard.domain.Sentence.sentence;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.console.Paths;
import switchboard.store.AuditLog;
import switchboard.web.Invalid;

/**
 * What somebody wants to see of the audit log, as it stands in the address. Each part may be empty.
 *
 * @param action its word
 * @param actor the whole name
 * @param person their number
 */
record AuditFilters(String action, String actor, String person) {

  static final AuditFilters NONE = new AuditFilters("", "", "");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

  static AuditFilters of(String action, String actor, String person) {
    return new AuditFilters(action.strip(), actor.strip(), person.strip());
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * The person's number.
   *
   * @throws Invalid when it is none
   */
  @Nullable Long user() {
    if (person.isEmpty()) {
      return null;
    }
    if (!NUMBER.matcher(person).matches()) {
      throw new Invalid("person", sentence("The number of a person has digits and nothing else."));
    }
    return Long.valueOf(person);
  }

  AuditLog.Filter rows() {
    return new AuditLog.Filter(action.isEmpty() ? null : action, actor.isEmpty() ? null : actor);
  }

  /** The same in another way, such as from another row on. */
  String with(String name, String value) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("action", action);
    parameters.put("actor", actor);
    parameters.put("person", person);
    parameters.put(name, value);
    return Paths.query(parameters);
  }
}
