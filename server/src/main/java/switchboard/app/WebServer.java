package switchboard.app;

import jakarta.servlet.Filter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;
import switchboard.base.Pace;
import switchboard.config.TlsFiles;
import switchboard.config.WebSettings;
import switchboard.diagnosis.HealthReport;
import switchboard.engine.WebhookFilter;
import switchboard.web.CertificateState;
import switchboard.web.HealthReports;
import switchboard.web.UnavailableFilter;

/**
 * The HTTP server, run by Spring Boot. Only the properties set here apply; the environment is
 * ignored.
 */
final class WebServer implements AutoCloseable {

  /** Only suites with forward secrecy and authenticated encryption. */
  private static final List<String> CIPHERS =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  private final WebSettings settings;
  private final Pace pace;
  private volatile @Nullable ServletWebServerApplicationContext context;

  WebServer(WebSettings settings, Pace pace) {
    this.settings = settings;
    this.pace = pace;
  }

  /** Starts listening. Throws Spring's exception when the port is in use. */
  void start(WebhookFilter webhook, WebParts parts) {
    var application = new SpringApplication(WebApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setEnvironment(environment());
    application.addInitializers(starting -> {
      parts.register(starting.getBeanFactory());
      starting.getBeanFactory().registerSingleton("webhook", filter(webhook, 0));
      starting
          .getBeanFactory()
          .registerSingleton("unavailable", filter(new UnavailableFilter(), 1));
    });
    context = (ServletWebServerApplicationContext) application.run();
  }

  /** The port that it listens on; 0 before the start. */
  int port() {
    var server = context == null ? null : context.getWebServer();
    return server == null ? 0 : server.getPort();
  }

  /** Runs all health checks. */
  HealthReport health() {
    return Objects.requireNonNull(context).getBean(HealthReports.class).now();
  }

  /** Logs a warning when the certificate expires soon. */
  void warnOfCertificate() {
    if (context != null) {
      context.getBean(CertificateState.class).warn();
    }
  }

  /** Stops listening and waits for requests in progress. */
  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
  }

  /**
   * Registers a filter before those of Spring. The webhook needs none of the others.
   *
   * @param place among these
   */
  private static <F extends Filter> FilterRegistrationBean<F> filter(F filter, int place) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    registration.addUrlPatterns("/*");
    return registration;
  }

  private StandardServletEnvironment environment() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", settings.listen().getHostString());
    properties.put("server.port", settings.listen().getPort());
    properties.put("server.shutdown", "graceful");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
    properties.put("server.tomcat.connection-timeout", pace.request());
    properties.put("server.tomcat.max-keep-alive-requests", "-1"); // Telegram reuses connections
    properties.put("server.server-header", "");
    properties.put("spring.threads.virtual.enabled", "true");
    properties.put("spring.web.resources.chain.strategy.content.enabled", "false");
    properties.put("spring.main.cloud-platform", "none");
    properties.put("spring.servlet.multipart.enabled", "false"); // see UploadFilter
    if (!settings.trustedProxies().isEmpty()) {
      properties.put("server.forward-headers-strategy", "native");
      properties.put("server.tomcat.remoteip.internal-proxies", settings.trustedProxies());
      properties.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
      properties.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
      properties.put("server.tomcat.remoteip.port-header", ""); // the browser's is in Host
      properties.put("server.tomcat.remoteip.host-header", ""); // a proxy passes Host on
    }
    if (settings.tls() != null) {
      properties.putAll(encrypted(settings.tls()));
    }
    var environment = new StandardServletEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    environment.getPropertySources().addFirst(new MapPropertySource("switchboard", properties));
    return environment;
  }

  /** TLS as in Mozilla's "intermediate" configuration, which all browsers and Telegram support. */
  private Map<String, Object> encrypted(TlsFiles files) {
    var bundle = "spring.ssl.bundle.pem." + CertificateState.BUNDLE + ".";
    return Map.of(
        "spring.ssl.bundle.watch.file.quiet-period",
        pace.certificate(),
        "server.ssl.bundle",
        CertificateState.BUNDLE,
        bundle + "reload-on-update",
        "true",
        bundle + "keystore.certificate",
        "file:" + files.certificate().toAbsolutePath(),
        bundle + "keystore.private-key",
        "file:" + files.key().toAbsolutePath(),
        bundle + "keystore.verify-keys",
        "true",
        bundle + "options.enabled-protocols",
        "TLSv1.3,TLSv1.2",
        bundle + "options.ciphers",
        String.join(",", CIPHERS));
  }
}
