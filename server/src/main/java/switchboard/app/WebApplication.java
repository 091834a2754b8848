package switchboard.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * The Spring Boot application: the packages with HTTP handlers. {@link Server} wires everything
 * else.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
  "switchboard.web",
  "switchboard.auth",
  "switchboard.audit",
  "switchboard.api",
  "switchboard.console",
  "switchboard.metrics"
})
class WebApplication {}
