package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The host to which browsers bind passkeys (WebAuthn relying party id): that of {@code PUBLIC_URL},
 * or {@code localhost} on the machine itself. Browsers accept no IP address such as 127.0.0.1.
 *
 * @param publicUrl null when passkeys work on the machine itself only
 */
record RelyingParty(@Nullable URI publicUrl) {

  private static final String HERE = "localhost";

  /**
   * Host and origin of a page.
   *
   * @param host the relying party id
   * @param origin the page's origin as browsers report it
   */
  record Place(String host, String origin) {}

  /**
   * The host and origin for a request; empty when browsers do not offer passkeys there. When a
   * proxy does not forward the requested host, {@code Origin} or PUBLIC_URL decides. That is safe
   * because the signature covers both host and origin.
   */
  Optional<Place> place(HttpServletRequest request) {
    var host = request.getServerName().toLowerCase(Locale.ROOT);
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    var url = publicUrl;
    boolean atPublic = origin != null && new AllowedOrigins(url).isPublic(origin);
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
