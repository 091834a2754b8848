package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Checks whether the {@code Origin} header names this server. The header has the address that the
 * browser uses, regardless of proxies in between.
 *
 * @param publicUrl null when unknown
 */
record AllowedOrigins(@Nullable URI publicUrl) {

  private static final String HTTPS = "https";

  /** Whether a request arrived through a proxy in TRUSTED_PROXIES. */
  static boolean isByTrustedProxy(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE));
  }

  /** Whether the origin matches PUBLIC_URL or the requested host. */
  boolean isOwn(HttpServletRequest request, String origin) {
    return isPublic(origin) || isAskedFor(request, origin);
  }

  /** Whether the origin has the scheme, host and port of PUBLIC_URL. */
  boolean isPublic(String origin) {
    var one = parsed(origin);
    var url = publicUrl;
    return one != null
        && url != null
        && one.getScheme().equals(url.getScheme())
        && authority(one).equals(authority(url));
  }

  /**
   * Whether the origin has the requested host. An HTTPS origin of a plain HTTP request means that a
   * proxy terminates TLS; the reverse means another site.
   */
  static boolean isAskedFor(HttpServletRequest request, String origin) {
    var one = parsed(origin);
    return one != null
        && (isEncrypted(origin) || !request.isSecure())
        && (isHost(one, request.getHeader(HttpHeaders.HOST))
            || (isByTrustedProxy(request) && isHost(one, request.getHeader("X-Forwarded-Host"))));
  }

  static boolean isEncrypted(@Nullable String origin) {
    return origin != null && origin.startsWith(HTTPS + ":");
  }

  private static boolean isHost(URI origin, @Nullable String host) {
    var asked = host == null ? null : parsed(origin.getScheme() + "://" + host.strip());
    return asked != null && authority(origin).equals(authority(asked));
  }

  private static @Nullable URI parsed(String origin) {
    try {
      var uri = URI.create(origin);
      return uri.getScheme() == null || uri.getHost() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Host and port, with the default port of the scheme if none is given. */
  private static String authority(URI address) {
    int usual = HTTPS.equals(address.getScheme()) ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return Objects.requireNonNull(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
