package switchboard.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import switchboard.domain.UserId;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.UserDao.UserRow;

/**
 * Searches encrypted text: decrypts rows until enough matches are found or time runs out, and
 * reports whether there may be more. It reads in small chunks, so that other reads are not delayed
 * and the write-ahead log can be truncated in between.
 */
public final class Search {

  /** Starts at the newest message. */
  public static final long NEWEST = Long.MAX_VALUE;

  /** Starts at the lowest user id. */
  public static final long FIRST = 0;

  private static final int PIECE = 500;

  private final Store store;
  private final InstantSource clock;

  public Search(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Limits of a search.
   *
   * @param rows maximum number of results, at least 1
   * @param time time limit; at least one chunk is always read, so that paging terminates
   */
  public record Budget(int rows, Duration time) {
    public Budget {
      if (rows < 1) {
        throw new IllegalArgumentException("rows " + rows);
      }
    }
  }

  /**
   * @param rows the matches, in search order
   */
  public record Result<T>(List<T> rows, Rest rest) {}

  /** What a search has not covered. */
  public sealed interface Rest {

    /** The search is complete. */
    record Nothing() implements Rest {}

    /** The row limit was reached; there may be more matches after this row. */
    record EnoughFound(long from) implements Rest {}

    /** The time limit was reached; there may be more matches after this row. */
    record TimeIsUp(long from) implements Rest {}
  }

  /**
   * A user's messages that contain all of the words, newest first.
   *
   * @param before the row to continue after, or {@link #NEWEST}
   */
  public Result<MessageRow> messages(UserId user, String words, long before, Budget budget) {
    var sought = SearchTerms.of(words);
    return scan(
        new Source<>(
            from -> store.readNow(tables -> tables.messages().olderThan(user, from, PIECE)),
            MessageRow::id),
        before,
        row -> sought.occurIn(row.messageText()),
        budget);
  }

  /**
   * Users whose names or username contain all of the words, ordered by user id. A user with exactly
   * this username or user id comes first and does not count towards the budget. An existing user
   * id, or an existing username given with @, is not searched for in other names.
   *
   * @param after the row to continue after, or {@link #FIRST}
   */
  public Result<UserRow> people(String words, long after, Budget budget) {
    var exactly = store.readNow(tables -> ExactPerson.find(tables, words));
    if (exactly.isAll()) {
      return new Result<>(exactly.people(), new Rest.Nothing());
    }
    var sought = SearchTerms.of(words.strip().replaceFirst("^@", ""));
    var scanned =
        scan(
            new Source<>(
                from -> store.readNow(tables -> tables.users().after(from, PIECE)),
                user -> user.userId().value()),
            after,
            row ->
                !exactly.has(row)
                    && sought.occurIn(row.firstName(), row.lastName(), row.username()),
            budget);
    if (after == FIRST) {
      scanned.rows().addAll(0, exactly.people());
    }
    return scanned;
  }

  /** An ordered source of rows, read in chunks. */
  private record Source<T>(LongFunction<List<T>> after, ToLongFunction<T> number) {}

  private <T> Result<T> scan(Source<T> source, long from, Predicate<T> isSought, Budget budget) {
    var end = clock.instant().plus(budget.time());
    var found = new ArrayList<T>();
    long last = from;
    while (true) {
      var piece = source.after().apply(last);
      for (int i = 0; i < piece.size(); i++) {
        last = source.number().applyAsLong(piece.get(i));
        if (isSought.test(piece.get(i))) {
          found.add(piece.get(i));
        }
        boolean isLastOfAll = piece.size() < PIECE && i == piece.size() - 1;
        if (found.size() == budget.rows() && !isLastOfAll) {
          return new Result<>(found, new Rest.EnoughFound(last));
        }
      }
      if (piece.size() < PIECE) {
        return new Result<>(found, new Rest.Nothing());
      }
      if (!clock.instant().isBefore(end)) {
        return new Result<>(found, new Rest.TimeIsUp(last));
      }
    }
  }
}
