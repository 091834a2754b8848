package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import switchboard.audit.AuditTrail;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry.Result;
import switchboard.web.Caller;
import switchboard.web.UploadFilter;

/** Form login and logout of the console. */
@Component
record LoginConfiguration(
    Logins logins,
    PasswordLogin passwordLogin,
    LoginSecurityContextRepository contexts,
    AuditTrail trail,
    RelyingParty site,
    ProxyDiagnostics proxies) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  static final String CONSOLE = "/admin";

  void apply(HttpSecurity http) {
    RequestMatcher changes = LoginConfiguration::isChangeByBrowser;
    http.securityContext(context -> context.securityContextRepository(contexts))
        .authenticationManager(new ProviderManager(passwordLogin))
        .csrf(csrf ->
            csrf.csrfTokenRepository(new CsrfTokens()).requireCsrfProtectionMatcher(changes))
        .addFilterBefore(new UntrustedForwardingFilter(proxies), CsrfFilter.class)
        .addFilterBefore(new RequireHttps(changes), CsrfFilter.class)
        .addFilterBefore(
            new SameOriginFilter(changes, new AllowedOrigins(site.publicUrl()), proxies),
            CsrfFilter.class)
        .addFilterBefore(new UploadFilter(), CsrfFilter.class)
        .formLogin(form ->
            form.loginPage("/login")
                .usernameParameter("name")
                .passwordParameter("password")
                .authenticationDetailsSource(LoginDetails::of)
                .successHandler(LoginConfiguration::entered)
                .failureHandler(this::refused))
        .logout(logout ->
            logout
                .logoutUrl("/logout")
                .addLogoutHandler((request, response, _) -> leave(request, response))
                .logoutSuccessHandler((_, response, _) -> redirect(response, "/login?bye")));
  }

  /** Requests that another site could forge: changes with a session cookie, and logins. */
  private static boolean isChangeByBrowser(HttpServletRequest request) {
    var path = request.getServletPath();
    boolean form = path.startsWith("/login") || path.startsWith("/setup") || path.equals("/logout");
    return !SAFE.contains(request.getMethod())
        && !BearerTokenFilter.comesWithToken(request)
        && (form || Cookies.LOGIN.of(request).isPresent());
  }

  private static void entered(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    redirect(response, next(request));
  }

  /**
   * Redirects to a path without scheme, host and port, which differ behind a proxy. Tomcat's own
   * redirects are absolute for HTTP/1.0, which nginx uses.
   */
  static void redirect(HttpServletResponse response, String path) {
    response.setStatus(HttpStatus.FOUND.value());
    response.setHeader(HttpHeaders.LOCATION, path);
  }

  /** The console page requested before the login. The console itself asks for a missing factor. */
  private static String next(HttpServletRequest request) {
    var wanted = request.getParameter("next");
    return wanted != null && Reauthentication.isOwnPage(wanted) ? wanted : CONSOLE;
  }

  private void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
    trail.note(AuditAction.LOGIN, null, Result.REFUSED);
    var why =
        switch (failure) {
          case PasswordLogin.TooManyAttemptsException many ->
              "wait&minutes=" + (many.pause().toMinutes() + 1);
          case AuthenticationServiceException _ -> "busy";
          default -> "wrong";
        };
    redirect(response, "/login?error=" + why + "&next=" + encoded(next(request)));
  }

  private void leave(HttpServletRequest request, HttpServletResponse response) {
    Caller.current().ifPresent(_ -> trail.noteLater(AuditAction.LOGOUT, Result.DONE));
    Cookies.LOGIN.of(request).ifPresent(logins::end);
    Cookies.LOGIN.remove(request, response);
  }

  /** The login page that precedes a page: password, second factor or re-authentication. */
  static String loginPath(String next) {
    return Caller.current()
            .map(caller -> caller.by() == Caller.By.LOGIN ? "/login/again" : "/login/factor")
            .orElse("/login")
        + "?next="
        + encoded(next);
  }

  /**
   * Where a form with an expired CSRF token is redirected: to its page, after a login if necessary.
   */
  static String formAgain(String page) {
    boolean in = Caller.current().filter(caller -> caller.by() == Caller.By.LOGIN).isPresent();
    return in ? page + "?done=old" : "/login?error=old&next=" + encoded(page);
  }

  private static String encoded(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
