package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Cookies of the console. Over HTTPS their names begin with {@code __Host-}, so that neither
 * another host nor a plain connection can set them. Browsers refuse that prefix over plain HTTP,
 * where it is left out.
 */
enum Cookies {
  /** The session reference; deleted when the browser closes. */
  LOGIN("switchboard-login", Duration.ofSeconds(-1)),
  /** Marks a device on which a user has logged in before. */
  DEVICE("switchboard-device", Duration.ofDays(400));

  private static final String ENCRYPTED = Cookies.class.getName();

  private final String plain;
  private final Duration life;

  Cookies(String plain, Duration life) {
    this.plain = plain;
    this.life = life;
  }

  String name(boolean secure) {
    return secure ? "__Host-" + plain : plain;
  }

  /**
   * Records that the browser shows an HTTPS page, although the request may arrive as plain HTTP.
   */
  static void encrypt(HttpServletRequest request) {
    request.setAttribute(ENCRYPTED, true);
  }

  /** Whether the browser uses HTTPS, as far as this request shows. */
  static boolean isEncrypted(HttpServletRequest request) {
    return request.isSecure()
        || request.getAttribute(ENCRYPTED) != null
        || Arrays.stream(values()).anyMatch(one -> one.of(request, true).isPresent());
  }

  /**
   * The cookie's value. A {@code __Host-} cookie is accepted over plain HTTP too, because only an
   * HTTPS page can have set it.
   */
  Optional<String> of(HttpServletRequest request) {
    return of(request, true).or(() -> request.isSecure() ? Optional.empty() : of(request, false));
  }

  private Optional<String> of(HttpServletRequest request, boolean secure) {
    return Optional.ofNullable(WebUtils.getCookie(request, name(secure)))
        .map(jakarta.servlet.http.Cookie::getValue);
  }

  void set(HttpServletRequest request, HttpServletResponse response, String value) {
    add(request, response, value, life);
  }

  void remove(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", Duration.ZERO);
  }

  private void add(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    boolean secure = isEncrypted(request);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name(secure), value)
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .maxAge(age)
            .build()
            .toString());
  }
}
