package switchboard.store;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;

/**
 * Finds users without a scan: by id, or by their username's fingerprint.
 *
 * @param isAll whether the match is exact and no scan is needed
 */
record ExactPerson(List<UserRow> people, boolean isAll) {

  private static final Pattern ID = Pattern.compile("[0-9]{1,16}");
  private static final Pattern USERNAME = Pattern.compile("@?[A-Za-z0-9_]{1,32}");

  static ExactPerson find(Tables tables, String words) {
    var word = words.strip();
    var byId =
        ID.matcher(word).matches()
            ? tables.users().find(new UserId(Long.parseLong(word)))
            : nobody();
    if (byId.isPresent()) {
      return new ExactPerson(List.of(byId.get()), true);
    }
    var people = byUsername(tables, word);
    return new ExactPerson(people, !people.isEmpty() && word.startsWith("@"));
  }

  private static Optional<UserRow> nobody() {
    return Optional.empty();
  }

  private static List<UserRow> byUsername(Tables tables, String word) {
    if (!USERNAME.matcher(word).matches()) {
      return List.of();
    }
    var print = tables.keys().username(word.replaceFirst("^@", ""));
    return tables.users().byUsername(print).stream()
        .flatMap(user -> tables.users().find(user).stream())
        .toList();
  }

  boolean has(UserRow user) {
    return people.stream().anyMatch(person -> person.userId().equals(user.userId()));
  }
}
