package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The name to which browsers bind passkeys: that of {@code PUBLIC_URL}, or {@code localhost} on the
 * machine itself. Browsers bind none to an address such as 127.0.0.1.
 *
 * @param publicUrl absent: only on the machine itself
 */
record PasskeySite(@Nullable URI publicUrl) {

  private static final String HERE = "localhost";

  /**
   * Where a page is.
   *
   * @param host what passkeys are bound to
   * @param origin what a browser says of where the page is
   */
  record Place(String host, String origin) {}

  /**
   * Empty when browsers would not have passkeys there. Without the host that the browser asked for
   * (a proxy need not pass it on) its origin tells, or else PUBLIC_URL: what is signed names both.
   */
  Optional<Place> place(HttpServletRequest request) {
    var host = request.getServerName().toLowerCase(Locale.ROOT);
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    var url = publicUrl;
    boolean atPublic = origin != null && new Origins(url).isPublic(origin);
    if (host.equals(HERE) && !atPublic) {
      return Optional.of(
          new Place(HERE, origin(request.getScheme(), HERE, request.getLocalPort())));
    }
    return url != null
            && url.getHost() != null
            && (atPublic || url.getHost().equalsIgnoreCase(host) || isNumber(host))
        ? Optional.of(publicPlace(url))
        : Optional.empty();
  }

  private static Place publicPlace(URI url) {
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return new Place(host, origin(url.getScheme(), host, url.getPort()));
  }

  private static boolean isNumber(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }

  private static String origin(String scheme, String host, int port) {
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
