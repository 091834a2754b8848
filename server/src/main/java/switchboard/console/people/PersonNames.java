package switchboard.console.people;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.store.MaskedRows;
import switchboard.store.Rows;
import switchboard.store.Tables;
import switchboard.store.sqlite.InListPadding;

/** The users of a list, by user id. */
record PersonNames(Map<Long, Rows.User> people) {

  static PersonNames of(Tables tables, List<Long> numbers) {
    return new PersonNames(
        numbers.isEmpty()
            ? Map.of()
            : tables.directory().of(InListPadding.list(numbers)).stream()
                .collect(
                    Collectors.toMap(Rows.User::userId, Function.identity(), (one, _) -> one)));
  }

  PersonNames masked() {
    return new PersonNames(
        people.values().stream()
            .map(MaskedRows::user)
            .collect(Collectors.toMap(Rows.User::userId, Function.identity())));
  }

  /** A user's name; empty for a user who was erased. */
  String name(long userId) {
    var user = people.get(userId);
    return user == null ? "" : PeoplePage.name(user);
  }

  String firstName(long userId) {
    var user = people.get(userId);
    return user == null ? "" : user.firstName();
  }
}
