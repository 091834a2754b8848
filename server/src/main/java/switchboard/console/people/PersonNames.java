package switchboard.console.people;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.domain.UserId;
import switchboard.store.MaskedRows;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.sql.InListPadding;

/** The users of a list, by user id. */
record PersonNames(Map<UserId, UserRow> people) {

  static PersonNames of(Tables tables, List<UserId> numbers) {
    return new PersonNames(
        numbers.isEmpty()
            ? Map.of()
            : tables.people().of(InListPadding.list(numbers)).stream()
                .collect(Collectors.toMap(UserRow::userId, Function.identity(), (one, _) -> one)));
  }

  PersonNames masked() {
    return new PersonNames(
        people.values().stream()
            .map(MaskedRows::user)
            .collect(Collectors.toMap(UserRow::userId, Function.identity())));
  }

  /** A user's name; empty for a user who was erased. */
  String name(UserId userId) {
    var user = people.get(userId);
    return user == null ? "" : PeoplePage.name(user);
  }

  String firstName(UserId userId) {
    var user = people.get(userId);
    return user == null ? "" : user.firstName();
  }
}
