package switchboard.console.people;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;
import switchboard.store.MaskedRows;
import switchboard.store.PeopleDao;
import switchboard.store.Search;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;

/** Pages of the list of people. */
public record PeopleList(Store store, InstantSource clock) {

  static final int ROWS = 50;
  private static final int PIECE = 500;
  private static final Duration SEARCHED = Duration.ofMillis(60);

  /**
   * A page.
   *
   * @param next where the next page starts; empty at the end
   * @param isCut whether a search stopped at its time limit
   */
  public record Piece(List<UserRow> people, String next, boolean isCut) {

    Piece masked() {
      return new Piece(people.stream().map(MaskedRows::user).toList(), next, isCut);
    }
  }

  Piece page(PeopleFilters filters, String from) {
    return filters.isSearch() ? search(filters, from) : piece(filters, from, ROWS);
  }

  /** The users of all pages, read while they are asked for. */
  Stream<List<UserRow>> all(PeopleFilters filters) {
    return Stream.iterate(
            Optional.of(next(filters, "")),
            Optional::isPresent,
            piece ->
                piece
                    .map(Piece::next)
                    .filter(from -> !from.isEmpty())
                    .map(from -> next(filters, from)))
        .flatMap(Optional::stream)
        .map(Piece::people);
  }

  private Piece next(PeopleFilters filters, String from) {
    return filters.isSearch() ? search(filters, from) : piece(filters, from, PIECE);
  }

  private Piece piece(PeopleFilters filters, String from, int rows) {
    var behind = behind(from);
    var filter = filters.of(clock.instant());
    var people =
        store.readNow(tables ->
            filters.isByArrival()
                ? tables.people().byArrival(filter, behind, rows + 1)
                : tables.people().byActivity(filter, behind, rows + 1));
    if (people.size() <= rows) {
      return new Piece(people, "", false);
    }
    var shown = people.subList(0, rows);
    var last = shown.getLast();
    var at = filters.isByArrival() ? last.createdAt() : last.lastActivity();
    return new Piece(shown, at.toEpochMilli() + "-" + last.userId().value(), false);
  }

  private static PeopleDao.Behind behind(String from) {
    if (from.isEmpty()) {
      return new PeopleDao.Behind(Instant.ofEpochMilli(Long.MAX_VALUE), new UserId(0));
    }
    int dash = from.indexOf('-');
    var at = dash < 0 ? null : number(from.substring(0, dash));
    var user = dash < 0 ? null : number(from.substring(dash + 1));
    if (at == null || user == null) {
      throw UserErrorException.invalid("from", sentence("people.position.invalid"));
    }
    return new PeopleDao.Behind(Instant.ofEpochMilli(at), new UserId(user));
  }

  private static @Nullable Long number(String digits) {
    return digits.matches("[0-9]{1,17}") ? Long.valueOf(digits) : null;
  }

  private Piece search(PeopleFilters filters, String from) {
    var after = from.isEmpty() ? Long.valueOf(Search.FIRST) : number(from);
    if (after == null) {
      throw UserErrorException.invalid("from", sentence("people.position.invalid"));
    }
    var result =
        new Search(store, clock).people(filters.words(), after, new Search.Budget(ROWS, SEARCHED));
    return switch (result.rest()) {
      case Search.Rest.Nothing _ -> new Piece(result.rows(), "", false);
      case Search.Rest.EnoughFound(var last) ->
          new Piece(result.rows(), Long.toString(last), false);
      case Search.Rest.TimeIsUp(var last) -> new Piece(result.rows(), Long.toString(last), true);
    };
  }
}
