package switchboard.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Captures the log of a logger and its children. */
public final class CapturedLog implements AutoCloseable {

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final @Nullable Level level;
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.add(event);
        }
      };

  public CapturedLog(Class<?> source) {
    this(source.getName());
  }

  public CapturedLog(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    level = logger.getLevel();
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.addAppender(appender);
  }

  /** Captures notes too, which tests do not log otherwise. */
  public CapturedLog withNotes() {
    logger.setLevel(Level.INFO);
    return this;
  }

  /** The log lines: message and key-value pairs. */
  public List<String> lines() {
    return events.stream()
        .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs())
        .toList();
  }

  /** The values of this key. */
  public List<String> values(String key) {
    return events.stream()
        .filter(event -> event.getKeyValuePairs() != null)
        .flatMap(event -> event.getKeyValuePairs().stream())
        .filter(pair -> pair.key.equals(key))
        .map(CapturedLog::value)
        .toList();
  }

  private static String value(KeyValuePair pair) {
    return String.valueOf(pair.value);
  }

  @Override
  public void close() {
    logger.setLevel(level);
    logger.detachAppender(appender);
    appender.stop();
  }
}
