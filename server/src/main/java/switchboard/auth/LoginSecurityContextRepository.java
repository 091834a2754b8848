package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import switchboard.audit.AuditTrail;

/** Authenticates requests by the session cookie, and sets that cookie after a login. */
@Component
record LoginSecurityContextRepository(Logins logins, DeviceCookies devices, AuditTrail trail)
    implements SecurityContextRepository {

  private static final Logger LOG = LoggerFactory.getLogger(LoginSecurityContextRepository.class);

  /** Required by the interface; Spring calls {@link #loadDeferredContext}. */
  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Loaded(load(request));
  }

  private record Loaded(SecurityContext context) implements DeferredSecurityContext {
    @Override
    public SecurityContext get() {
      return context;
    }

    @Override
    public boolean isGenerated() {
      return false;
    }
  }

  private SecurityContext load(HttpServletRequest request) {
    var context = SecurityContextHolder.createEmptyContext();
    Cookies.LOGIN
        .of(request)
        .flatMap(logins::caller)
        .ifPresent(caller ->
            context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(caller, "", List.of())));
    return context;
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    var authentication = context.getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Authenticated entered) {
      begin(entered, request, response);
    }
  }

  /** Starts a session and ends the one that this browser had before. */
  void begin(Authenticated entered, HttpServletRequest request, HttpServletResponse response) {
    Cookies.LOGIN.of(request).ifPresent(logins::end);
    if (!Cookies.isEncrypted(request)) {
      LOG.atWarn()
          .log(
              "Login over plain HTTP accepted from this machine only. For real use set TLS_CERT and TLS_KEY, or TRUSTED_PROXIES.");
    }
    var account = entered.account().id();
    trail.login(account, entered.account().name(), entered.details().address());
    var reference = logins.begin(account, entered.withFactor(), entered.details());
    Cookies.LOGIN.set(request, response, reference);
    Cookies.DEVICE.set(request, response, devices.mark(account));
    LOG.atInfo()
        .addKeyValue("account", entered.account().name())
        .addKeyValue("address", entered.details().address())
        .log("Login succeeded");
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return Cookies.LOGIN.of(request).isPresent();
  }
}
