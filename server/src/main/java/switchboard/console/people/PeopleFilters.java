package switchboard.console.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.console.Paths;
import switchboard.store.PeopleDao;

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
public record PeopleFilters(String words, String language, int days, String only, String sort) {

  public static final List<Integer> DAYS = List.of(1, 7, 30, 90);
  private static final String BY_ARRIVAL = "new";

  static PeopleFilters of(
      @Nullable String q,
      @Nullable String language,
      @Nullable Integer days,
      @Nullable String only,
      @Nullable String sort) {
    return new PeopleFilters(
        q == null ? "" : q.strip(),
        language == null ? "" : language,
        days != null && DAYS.contains(days) ? days : 0,
        only != null && List.of("blocked", "silent").contains(only) ? only : "",
        BY_ARRIVAL.equals(sort) ? BY_ARRIVAL : "active");
  }

  public boolean isAll() {
    return words.isEmpty() && language.isEmpty() && days == 0 && only.isEmpty();
  }

  public boolean isSearch() {
    return !words.isEmpty();
  }

  public boolean isNumber() {
    return words.chars().allMatch(Character::isDigit);
  }

  public boolean isByArrival() {
    return sort.equals(BY_ARRIVAL);
  }

  PeopleDao.Filter of(Instant now) {
    return new PeopleDao.Filter(
        language.isEmpty() ? null : language,
        days == 0
            ? Instant.EPOCH
            : now.truncatedTo(ChronoUnit.DAYS).minus(days - 1, ChronoUnit.DAYS),
        only.equals("blocked"),
        only.equals("silent"));
  }

  /** The query of this list with one parameter changed, such as its start. */
  public String with(String name, String value) {
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
