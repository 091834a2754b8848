package switchboard.imports;

import java.time.Instant;
import java.util.Objects;
import switchboard.domain.ChatId;
import switchboard.imports.Found.Person;
import switchboard.imports.Found.Profile;
import switchboard.store.UserDao.UserRow;

/** Rows of users. Neither changes whether a stored user is reachable: a source does not know. */
final class UserMerge {

  private UserMerge() {}

  static UserRow added(Person person, ImportOptions options) {
    var profile = person.profile();
    var created = person.createdAt() == null ? person.lastActivity() : person.createdAt();
    var at = Objects.requireNonNullElse(created, options.undatedAt());
    boolean reachable = person.hasChat() && options.isSameBot();
    return new UserRow(
        person.user(),
        profile.username(),
        profile.firstName(),
        profile.lastName(),
        profile.languageCode(),
        profile.isBot(),
        reachable ? ChatId.ofPrivate(person.user()) : null,
        at,
        at,
        reachable);
  }

  static UserRow active(UserRow row, Instant at) {
    return new UserRow(
        row.userId(),
        row.username(),
        row.firstName(),
        row.lastName(),
        row.languageCode(),
        row.isBot(),
        null,
        row.createdAt(),
        at,
        row.reachable());
  }

  /** The stored user, with what of the profile is not stored. */
  static UserRow filled(UserRow stored, Profile profile) {
    boolean nameless = stored.firstName().isEmpty();
    return new UserRow(
        stored.userId(),
        stored.username() == null ? profile.username() : stored.username(),
        nameless ? profile.firstName() : stored.firstName(),
        nameless ? profile.lastName() : stored.lastName(),
        stored.languageCode() == null ? profile.languageCode() : stored.languageCode(),
        stored.isBot(),
        null,
        stored.createdAt(),
        stored.lastActivity(),
        stored.reachable());
  }
}
