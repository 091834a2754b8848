package switchboard.console.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.console.Paths;
import switchboard.store.Directory;

/**
 * Filters of the list of people, from the URL.
 *
 * @param words a name, a username or a user id; empty for all
 * @param language the language of users' apps; empty for all
 * @param days the number of days in UTC, including today, in which users were last active, counted
 *     as on the overview; 0 for all
 * @param only {@code blocked}, {@code silent} or empty
 * @param sort {@code active} or {@code new}
 */
record Filters(String words, String language, int days, String only, String sort) {

  static final List<Integer> DAYS = List.of(1, 7, 30, 90);
  private static final String BY_ARRIVAL = "new";

  static Filters of(
      @Nullable String q,
      @Nullable String language,
      @Nullable Integer days,
      @Nullable String only,
      @Nullable String sort) {
    return new Filters(
        q == null ? "" : q.strip(),
        language == null ? "" : language,
        days != null && DAYS.contains(days) ? days : 0,
        only != null && List.of("blocked", "silent").contains(only) ? only : "",
        BY_ARRIVAL.equals(sort) ? BY_ARRIVAL : "active");
  }

  boolean isAll() {
    return words.isEmpty() && language.isEmpty() && days == 0 && only.isEmpty();
  }

  boolean isSearch() {
    return !words.isEmpty();
  }

  boolean isNumber() {
    return words.chars().allMatch(Character::isDigit);
  }

  boolean isByArrival() {
    return sort.equals(BY_ARRIVAL);
  }

  Directory.Filter of(Instant now) {
    return new Directory.Filter(
        language.isEmpty() ? null : language,
        days == 0
            ? Instant.EPOCH
            : now.truncatedTo(ChronoUnit.DAYS).minus(days - 1, ChronoUnit.DAYS),
        only.equals("blocked"),
        only.equals("silent"));
  }

  /** The query of this list with one parameter changed, such as its start. */
  String with(String name, String value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", words);
    parameters.put("language", language);
    parameters.put("days", days == 0 ? "" : Integer.toString(days));
    parameters.put("only", only);
    parameters.put("sort", isByArrival() ? sort : "");
    parameters.put(name, value);
    return Paths.query(parameters);
  }
}
