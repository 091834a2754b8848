package switchboard;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** What Spring hosts: the rooms that speak HTTP. All else is put together in {@link Server}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({
  "switchboard.web",
  "switchboard.access",
  "switchboard.api",
  "switchboard.console",
  "switchboard.metrics"
})
class Application {}
