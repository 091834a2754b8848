package switchboard.config;

import java.net.InetSocketAddress;
import switchboard.base.CommandException;

/** Parses an address to listen on. */
public final class ListenAddress {

  static final String EXPECTED =
      "host:port with a name or address of this machine, such as 127.0.0.1:8080";

  private ListenAddress() {}

  /**
   * The address to listen on, from an option that is not a setting.
   *
   * @throws CommandException when it is not an address
   */
  public static InetSocketAddress ofOption(String option, String word) {
    try {
      return parse(word);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "%s: expected %s, not \"%s\"".formatted(option, EXPECTED, word), 2);
    }
  }

  static InetSocketAddress parse(String word) {
    int colon = word.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException();
    }
    var host = word.substring(0, colon).replaceAll("^\\[|]$", "");
    var address =
        new InetSocketAddress(host, RawSettings.between(word.substring(colon + 1), 0, 65_535));
    // Servers treat a name that does not resolve as "all addresses".
    if (address.isUnresolved()) {
      throw new IllegalArgumentException();
    }
    return address;
  }
}
