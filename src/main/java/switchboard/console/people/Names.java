package switchboard.console.people;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.store.Masked;
import switchboard.store.Padded;
import switchboard.store.Rows;
import switchboard.store.Tables;

/** The users of a list, by user id. */
record Names(Map<Long, Rows.User> people) {

  static Names of(Tables tables, List<Long> numbers) {
    return new Names(
        numbers.isEmpty()
            ? Map.of()
            : tables.directory().of(Padded.list(numbers)).stream()
                .collect(
                    Collectors.toMap(Rows.User::userId, Function.identity(), (one, _) -> one)));
  }

  Names masked() {
    return new Names(
        people.values().stream()
            .map(Masked::user)
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
