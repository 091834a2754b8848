package switchboard;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.access.Accounts;
import switchboard.access.Passwords;
import switchboard.store.Store;

/** How the first administrator comes in: by a link that is printed where the server was started. */
final class OwnerLink {

  private OwnerLink() {}

  /**
   * Prints one unless there is an owner; earlier ones are good no more. It is never logged.
   *
   * @param door where everybody comes in, should PUBLIC_URL be right
   * @param here the same for somebody on this machine
   */
  static void print(Store store, URI door, URI here, PrintWriter out) {
    of(store, door)
        .ifPresent(link -> {
          out.printf(
              "%nThere is no administrator yet. Within %d minutes, make yourself one, once, at%n%n  %s%n%n",
              Accounts.OWNER_LINK.toMinutes(), link);
          if (!door.equals(here)) {
            out.printf("or from this machine at%n%n  %s/setup?%s%n%n", here, link.getRawQuery());
          }
          out.printf("or later by: switchboard admin create NAME%n%n");
          out.flush();
        });
  }

  static Optional<URI> of(Store store, URI address) {
    var accounts = new Accounts(store, new Passwords(), InstantSource.system());
    return accounts.haveOwner()
        ? Optional.empty()
        : Optional.of(URI.create(address + "/setup?code=" + accounts.inviteOwner()));
  }
}
