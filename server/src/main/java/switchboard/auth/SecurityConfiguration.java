package switchboard.auth;

import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import switchboard.audit.AuditTrail;
import switchboard.store.Store;
import switchboard.web.ContentPolicy;
import switchboard.web.PublicAddress;
import switchboard.web.RoutePermissions;

/**
 * Spring Security configuration. A handler with neither {@code @Needs} nor {@code @Open} answers
 * 404.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

  /** Public files. Editors of bot files use the schema. */
  private static final String[] FILES = {"/bot.schema.json", "/assets/**"};

  /** Permissions policy: pages may use passkeys and no other device features. */
  private static final String FEATURES =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(),"
          + " publickey-credentials-get=(self), publickey-credentials-create=(self)";

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      RoutePermissions routes,
      ApiTokens tokens,
      LoginConfiguration logins,
      AuditTrail trail) {
    var refusals = new AccessDeniedResponses(routes, trail);
    logins.apply(http);
    return http.addFilterBefore(
            new BearerTokenFilter(tokens, trail), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(paths ->
            paths
                // the original request was authorized already
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(HttpMethod.GET, FILES)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, FILES)
                .permitAll()
                .anyRequest()
                .access(routes))
        .exceptionHandling(errors ->
            errors
                .authenticationEntryPoint(
                    (request, response, _) -> refusals.refuse(request, response))
                .accessDeniedHandler(refusals.denied()))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.PAGE))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(
                    policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(FEATURES)))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  PasswordHashing passwords() {
    return new PasswordHashing();
  }

  @Bean
  RelyingParty passkeySite(PublicAddress address) {
    return new RelyingParty(address.url());
  }

  @Bean
  Passkeys passkeys(Store store, RelyingParty site, InstantSource clock) {
    return new Passkeys(store, site, new PasskeyChallenges(store, clock), clock);
  }
}
