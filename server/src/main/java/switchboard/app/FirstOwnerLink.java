package switchboard.app;

import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import switchboard.auth.Accounts;
import switchboard.auth.PasswordHashing;
import switchboard.store.Store;

/** One-time link that creates the first administrator, printed where the server was started. */
public final class FirstOwnerLink {

  private FirstOwnerLink() {}

  /**
   * Prints a link unless an owner exists. It is never logged. Those that other instances have
   * printed stay valid.
   *
   * @param door public address of the console, from PUBLIC_URL
   * @param here address of the console on this machine
   */
  static void print(Store store, URI door, URI here, PrintWriter out) {
    of(store, door)
        .ifPresent(link -> {
          out.printf(
              "%nThere is no administrator yet. Create one with this one-time link, valid for %d minutes:%n%n  %s%n%n",
              Accounts.OWNER_LINK.toMinutes(), link);
          if (!door.equals(here)) {
            out.printf("or from this machine:%n%n  %s/setup?%s%n%n", here, link.getRawQuery());
          }
          out.printf("or later with: switchboard admin create NAME%n%n");
          out.flush();
        });
  }

  public static Optional<URI> of(Store store, URI address) {
    var accounts = new Accounts(store, new PasswordHashing(), InstantSource.system());
    return accounts.haveOwner()
        ? Optional.empty()
        : Optional.of(URI.create(address + "/setup?code=" + accounts.inviteOwner()));
  }
}
