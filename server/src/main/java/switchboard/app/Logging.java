package switchboard.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Log configuration: one line per event on standard output, as text or JSON, the same for every
 * command.
 */
public final class Logging {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %-24logger{0} %msg %kvp%n%ex";

  /**
   * Spring's loggers. Exceptions of a failed start reach the command line, which explains them; the
   * web and security packages warn of problems that nothing else reports.
   */
  private static final Map<String, Level> SPRING =
      Map.of(
          "org.springframework", Level.OFF,
          "org.springframework.web", Level.WARN,
          "org.springframework.http", Level.WARN,
          "org.springframework.security", Level.WARN,
          // Failed reloads of TLS files.
          "org.springframework.boot.autoconfigure.ssl", Level.ERROR,
          // These two would log each invalid request, with text of the client.
          "org.springframework.web.servlet.PageNotFound", Level.OFF,
          "org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver", Level.OFF);

  private Logging() {}

  /** Logs to standard error, so that log lines do not mix with a command's output. */
  public static void forCommands() {
    configure(false, Level.WARN, ConsoleTarget.SystemErr);
  }

  public static void configure(boolean json, Level level) {
    configure(json, level, ConsoleTarget.SystemOut);
  }

  private static void configure(boolean json, Level level, ConsoleTarget target) {
    // Otherwise Spring Boot would configure logging again.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // Tomcat uses java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.addTurboFilter(new AcceptFailureLog());
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget(target.getName());
    console.setEncoder(json ? json(context) : text(context));
    console.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console);
    SPRING.forEach((logger, its) -> context.getLogger(logger).setLevel(its));
    context.getLogger("switchboard").setLevel(level);
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    var encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithMessage(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithContext(false);
    encoder.start();
    return encoder;
  }
}
