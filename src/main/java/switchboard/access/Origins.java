package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whether a page is one of this server's, as the browser names it in {@code Origin}: the address of
 * the browser, whatever proxies are between.
 *
 * @param publicUrl absent: not known
 */
record Origins(@Nullable URI publicUrl) {

  private static final String HTTPS = "https";

  /** Whether a request came by a proxy in TRUSTED_PROXIES. */
  static boolean isByTrustedProxy(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE));
  }

  /** By the settings, or by the host that was asked for. */
  boolean isOwn(HttpServletRequest request, String origin) {
    return isPublic(origin) || isAskedFor(request, origin);
  }

  /** Whether it is the scheme, host and port of PUBLIC_URL. */
  boolean isPublic(String origin) {
    var one = parsed(origin);
    var url = publicUrl;
    return one != null
        && url != null
        && one.getScheme().equals(url.getScheme())
        && authority(one).equals(authority(url));
  }

  /**
   * Whether it is the host that the browser asked for. Of an https page that we see as plain http
   * the encryption ends at a proxy; the other way round it is another site.
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

  /** The host and the port, whether it was written or not. */
  private static String authority(URI address) {
    int usual = HTTPS.equals(address.getScheme()) ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return Objects.requireNonNull(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
