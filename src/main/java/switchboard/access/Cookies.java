package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * What browsers keep for us. Over https the names begin with {@code __Host-}, so that no other host
 * and no plain connection can set them; over plain http, where browsers refuse such names, not.
 */
enum Cookies {
  /** Whose login it is; gone when the browser ends. */
  LOGIN("switchboard-login", Duration.ofSeconds(-1)),
  /** That somebody has logged in on this device before. */
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

  /** Notes that the browser is on an https page, though the request may be plain http. */
  static void encrypt(HttpServletRequest request) {
    request.setAttribute(ENCRYPTED, true);
  }

  /** Whether the browser speaks https, as far as this request tells. */
  static boolean isEncrypted(HttpServletRequest request) {
    return request.isSecure()
        || request.getAttribute(ENCRYPTED) != null
        || Arrays.stream(values()).anyMatch(one -> one.of(request, true).isPresent());
  }

  /** Over plain http, a name that only https pages can have set counts as well. */
  Optional<String> of(HttpServletRequest request) {
    return of(request, true).or(() -> request.isSecure() ? Optional.empty() : of(request, false));
  }

  private Optional<String> of(HttpServletRequest request, boolean secure) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name(secure)))
            .map(jakarta.servlet.http.Cookie::getValue)
            .findFirst();
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
