package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** CSRF token repository. Its cookie has the {@code __Host-} prefix over HTTPS. */
final class CsrfTokens implements CsrfTokenRepository {

  private final CookieCsrfTokenRepository secure = named("__Host-switchboard-form");
  private final CookieCsrfTokenRepository plain = named("switchboard-form");

  private static CookieCsrfTokenRepository named(String cookie) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookie);
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(made -> made.sameSite("Strict").httpOnly(true));
    return tokens;
  }

  private CookieCsrfTokenRepository on(HttpServletRequest request) {
    return Cookies.isEncrypted(request) ? secure : plain;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return on(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    on(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var token = on(request).loadToken(request);
    // Behind an untrusted proxy, a browser counts as plain HTTP until it submits its first form.
    return token == null && !request.isSecure() ? plain.loadToken(request) : token;
  }
}
