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
 * What somebody wants to see of the list of people, as it stands in the address.
 *
 * @param words of names, a username, or a number; empty for all
 * @param language of people's apps; empty for all
 * @param days of UTC in which they were last active, today included, as the overview counts them; 0
 *     for all
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

  /** The same list in another way, such as from another person on. */
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
