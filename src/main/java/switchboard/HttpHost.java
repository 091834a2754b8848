package switchboard;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;
import switchboard.engine.Webhook;

/**
 * The HTTP server, by Spring. Its properties are ours alone: the machine's environment has none.
 */
final class HttpHost implements AutoCloseable {

  private final ServletWebServerApplicationContext context;

  private HttpHost(ServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * Listens; a port that is taken ends in an exception of Spring's.
   *
   * @param parts what the rooms that speak HTTP ask for in their constructors, one of each class
   */
  static HttpHost start(InetSocketAddress listen, Webhook webhook, Object... parts) {
    var application = new SpringApplication(Application.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setEnvironment(environment(listen));
    application.addInitializers(context -> {
      var beans = context.getBeanFactory();
      for (var part : parts) {
        beans.registerSingleton(part.getClass().getName(), part);
      }
      beans.registerSingleton("webhook", first(webhook));
    });
    return new HttpHost((ServletWebServerApplicationContext) application.run());
  }

  int port() {
    var server = context.getWebServer();
    return server == null ? 0 : server.getPort();
  }

  /** Stops listening and lets the requests that are under way end. */
  @Override
  public void close() {
    context.close();
  }

  /** Before all other filters: a webhook request needs nothing of them. */
  private static FilterRegistrationBean<Webhook> first(Webhook webhook) {
    var registration = new FilterRegistrationBean<>(webhook);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.addUrlPatterns("/*");
    return registration;
  }

  private static StandardServletEnvironment environment(InetSocketAddress listen) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", listen.getHostString());
    properties.put("server.port", listen.getPort());
    properties.put("server.shutdown", "graceful");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
    properties.put("server.tomcat.connection-timeout", "10s");
    properties.put("server.tomcat.max-keep-alive-requests", "-1"); // Telegram keeps its connections
    properties.put("server.server-header", "");
    properties.put("spring.threads.virtual.enabled", "true");
    properties.put("spring.web.resources.chain.strategy.content.enabled", "false");
    properties.put("spring.main.cloud-platform", "none");
    var environment = new StandardServletEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    environment.getPropertySources().addFirst(new MapPropertySource("switchboard", properties));
    return environment;
  }
}
