package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AcceptFailuresTest {

  @Test
  void descriptorsThatHaveRunOutAreSaidOnceWithWhatToDo() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var filter = new AcceptFailures();
    context.addTurboFilter(filter);
    var tomcat = LoggerFactory.getLogger(AcceptFailures.TOMCAT);
    try (var ours = new Logged(AcceptFailures.class)) {
      for (int i = 0; i < 70; i++) {
        tomcat.error("Socket accept failed", new IOException("Too many open files"));
      }
      assertThat(ours.lines())
          .singleElement()
          .asString()
          .contains("Connections cannot be accepted", "LimitNOFILE=");
    } finally {
      context.getTurboFilterList().remove(filter);
    }
  }
}
