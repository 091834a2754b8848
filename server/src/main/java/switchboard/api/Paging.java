package switchboard.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;

/** Pages of a list. */
final class Paging {

  static final int MAX_COUNT = 500;
  static final String PRESET = "100";

  /** The largest Telegram user id (Bot API, User: 52 significant bits). */
  static final long HIGHEST_ID = (1L << 52) - 1;

  /**
   * @param next null at the end of the list
   */
  record Page<T>(List<T> rows, @Nullable String next) {}

  private Paging() {}

  /**
   * @throws UserErrorException when it is out of range
   */
  static int limit(int limit) {
    if (limit < 1 || limit > MAX_COUNT) {
      throw UserErrorException.invalid("limit", "Expected 1 to " + MAX_COUNT + ".");
    }
    return limit;
  }

  /**
   * @throws UserErrorException when it cannot be a user id
   */
  static UserId user(UserId id) {
    if (id.value() < 1 || id.value() > HIGHEST_ID) {
      throw UserErrorException.invalid(
          "user_id", "Expected a whole number from 1 to " + HIGHEST_ID + ".");
    }
    return id;
  }

  /**
   * Builds a page from up to {@code limit + 1} rows; the extra row shows that there is a next page.
   *
   * @param next the cursor after a row
   */
  static <R, T> Page<T> page(
      List<R> rows, int limit, Function<R, T> view, Function<R, Cursor> next) {
    boolean more = rows.size() > limit;
    var shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(view).toList(), more ? next.apply(shown.getLast()).text() : null);
  }
}
