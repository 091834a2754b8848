package switchboard.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Looks for words in what is encrypted: opens and reads on until enough is found or the time is up,
 * and says honestly whether there may be more. In short reads, so that nobody waits long for a
 * reader, and the database's log can be emptied in between.
 */
public final class Search {

  /** Begins with the newest message. */
  public static final long NEWEST = Long.MAX_VALUE;

  /** Begins with the person of the lowest id. */
  public static final long FIRST = 0;

  private static final int PIECE = 500;

  private final Store store;
  private final InstantSource clock;

  public Search(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Where a search ends though there may be more.
   *
   * @param rows at least 1
   * @param time some rows are looked at in any case, so that whoever goes on comes to an end
   */
  public record Budget(int rows, Duration time) {
    public Budget {
      if (rows < 1) {
        throw new IllegalArgumentException("rows " + rows);
      }
    }
  }

  /**
   * @param rows what was found, in the order of the search
   */
  public record Result<T>(List<T> rows, Rest rest) {}

  /** What a search has not looked at. */
  public sealed interface Rest {

    /** Nothing: what was found is all. */
    record Nothing() implements Rest {}

    /** There may be more after this row, and may be not: enough was found. */
    record EnoughFound(long from) implements Rest {}

    /** There may be more after this row, and may be not: the time was up. */
    record TimeIsUp(long from) implements Rest {}
  }

  /**
   * Somebody's messages in which all of the words occur, the newest first.
   *
   * @param before the row to go on after, or {@link #NEWEST}
   */
  public Result<Rows.Message> messages(long user, String words, long before, Budget budget) {
    var sought = SoughtWords.of(words);
    return scan(
        new Source<>(
            from -> store.readNow(tables -> tables.messages().olderThan(user, from, PIECE)),
            Rows.Message::id),
        before,
        row -> sought.occurIn(row.messageText()),
        budget);
  }

  /**
   * People in whose names or username all of the words occur, in the order of their ids. Whoever
   * has exactly this username or user id comes first, at once, and besides the budget; a username
   * with an @, or a user id, that somebody has is not looked for in other names.
   *
   * @param after the row to go on after, or {@link #FIRST}
   */
  public Result<Rows.User> people(String words, long after, Budget budget) {
    var exactly = store.readNow(tables -> ExactPerson.find(tables, words));
    if (exactly.isAll()) {
      return new Result<>(exactly.people(), new Rest.Nothing());
    }
    var sought = SoughtWords.of(words.strip().replaceFirst("^@", ""));
    var scanned =
        scan(
            new Source<>(
                from -> store.readNow(tables -> tables.users().after(from, PIECE)),
                Rows.User::userId),
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

  /** Rows in an order, a piece after another. */
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
