package switchboard.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import switchboard.testing.CapturedLog;

class AcceptFailureLogTest {

  @Test
  void descriptorsThatHaveRunOutAreSaidOnceWithWhatToDo() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var filter = new AcceptFailureLog();
    context.addTurboFilter(filter);
    var tomcat = LoggerFactory.getLogger(AcceptFailureLog.TOMCAT);
    try (var ours = new CapturedLog(AcceptFailureLog.class)) {
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
