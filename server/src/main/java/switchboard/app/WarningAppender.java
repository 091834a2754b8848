package switchboard.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import switchboard.web.RecentWarnings;

/** Logback appender that feeds the console's warnings page. */
final class WarningAppender extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final RecentWarnings warnings;

  private WarningAppender(RecentWarnings warnings) {
    this.warnings = warnings;
  }

  static WarningAppender into(RecentWarnings warnings) {
    var log = new WarningAppender(warnings);
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    log.setContext(context);
    log.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      var logger = event.getLoggerName();
      warnings.add(
          event.getLevel() == Level.ERROR,
          logger.substring(logger.lastIndexOf('.') + 1),
          event.getFormattedMessage(),
          details(event),
          Instant.ofEpochMilli(event.getTimeStamp()));
    }
  }

  /** The key-value pairs; of an exception only its class. */
  private static String details(ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    var values =
        pairs == null
            ? Stream.<String>empty()
            : pairs.stream().map(pair -> pair.key + "=" + pair.value);
    var thrown = event.getThrowableProxy();
    return Stream.concat(
            values, Stream.ofNullable(thrown).map(it -> "exception=" + it.getClassName()))
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .detachAppender(this);
    stop();
  }
}
