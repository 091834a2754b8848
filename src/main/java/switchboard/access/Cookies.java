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

  private final String plain;
  private final Duration life;

  Cookies(String plain, Duration life) {
    this.plain = plain;
    this.life = life;
  }

  String name(boolean secure) {
    return secure ? "__Host-" + plain : plain;
  }

  Optional<String> of(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name(request.isSecure())))
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
    boolean secure = request.isSecure();
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
