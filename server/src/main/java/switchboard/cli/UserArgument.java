package switchboard.cli;

import switchboard.base.CommandException;
import switchboard.domain.UserId;
import switchboard.store.Store;

/** The user that a command is about. */
final class UserArgument {

  private UserArgument() {}

  /**
   * @param words a user id, or a username with or without @
   * @throws CommandException when no user, or more than one, matches
   */
  static UserId user(Store store, String words) {
    var name = words.strip();
    if (name.matches("[0-9]{1,16}")) {
      return new UserId(Long.parseLong(name));
    }
    var print = store.keys().username(name.replaceFirst("^@", ""));
    var found = store.readNow(tables -> tables.users().byUsername(print));
    return switch (found.size()) {
      case 0 ->
          throw new CommandException(
              "No user has the username " + name + ". Give a user id or @username.");
      case 1 -> found.getFirst();
      default ->
          throw new CommandException(
              "More than one user has had the username %s: %s. Give the user id."
                  .formatted(name, found.stream().map(UserId::value).toList()));
    };
  }
}
