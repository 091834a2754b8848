package switchboard.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers {@link AuditInterceptor} for all routes. */
@Configuration(proxyBeanMethods = false)
class AuditedRoutes implements WebMvcConfigurer {

  private final AuditTrail trail;

  AuditedRoutes(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AuditInterceptor(trail, new RepeatedReads()));
  }
}
