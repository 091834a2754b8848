package switchboard.imports;

import java.util.Objects;
import switchboard.domain.ChatId;
import switchboard.imports.Found.Person;
import switchboard.imports.Found.Profile;
import switchboard.store.UserDao.UserRow;

/** Rows of users. Whether a stored user is reachable stays: a source does not know. */
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

  /** A stored user without their chat: with it, saving them would make them reachable. */
  static UserRow stored(UserRow row) {
    return new UserRow(
        row.userId(),
        row.username(),
        row.firstName(),
        row.lastName(),
        row.languageCode(),
        row.isBot(),
        null,
        row.createdAt(),
        row.lastActivity(),
        row.reachable());
  }

  /** A user with what of the profile was not known. */
  static UserRow filled(UserRow stored, Profile profile) {
    boolean nameless = stored.firstName().isEmpty();
    return new UserRow(
        stored.userId(),
        stored.username() == null ? profile.username() : stored.username(),
        nameless ? profile.firstName() : stored.firstName(),
        nameless ? profile.lastName() : stored.lastName(),
        stored.languageCode() == null ? profile.languageCode() : stored.languageCode(),
        stored.isBot(),
        stored.chatId(),
        stored.createdAt(),
        stored.lastActivity(),
        stored.reachable());
  }
}
