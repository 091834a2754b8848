package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name to which browsers bind passkeys: that of {@code PUBLIC_URL}, or {@code localhost} on the
 * machine itself. Browsers bind none to an address such as 127.0.0.1.
 *
 * @param publicUrl absent: only on the machine itself
 */
public record PasskeySite(@Nullable URI publicUrl) {

  private static final String HERE = "localhost";

  /**
   * Where a page is.
   *
   * @param host what passkeys are bound to
   * @param origin what a browser says of where the page is
   */
  record Place(String host, String origin) {}

  /** Empty when browsers would not have passkeys there. */
  Optional<Place> place(HttpServletRequest request) {
    var host = request.getServerName().toLowerCase(Locale.ROOT);
    if (host.equals(HERE)) {
      return Optional.of(
          new Place(HERE, origin(request.getScheme(), HERE, request.getLocalPort())));
    }
    var url = publicUrl;
    return url == null || url.getHost() == null || !url.getHost().equalsIgnoreCase(host)
        ? Optional.empty()
        : Optional.of(new Place(host, origin(url.getScheme(), host, url.getPort())));
  }

  private static String origin(String scheme, String host, int port) {
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
