package switchboard.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import switchboard.config.TlsFiles;

/**
 * Logs one line when changed TLS files cannot be used. Spring, which reloads them and keeps the old
 * pair, logs a stack trace without the reason.
 */
final class TlsReloadLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  static final String SPRING = "org.springframework.boot.autoconfigure.ssl";

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(TlsReloadLog.class);

  private final TlsFiles files;
  private final Logger spring;

  private TlsReloadLog(TlsFiles files, LoggerContext context) {
    this.files = files;
    spring = context.getLogger(SPRING);
  }

  static TlsReloadLog of(TlsFiles files) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var reload = new TlsReloadLog(files, context);
    reload.setContext(context);
    reload.start();
    reload.spring.setAdditive(false);
    reload.spring.setLevel(Level.ERROR);
    reload.spring.addAppender(reload);
    return reload;
  }

  @Override
  protected void append(ILoggingEvent event) {
    var problems = String.join("; ", files.problems());
    LOG.atWarn()
        .addKeyValue("problem", problems.isEmpty() ? event.getFormattedMessage() : problems)
        .log("Changed TLS files cannot be used; the previous certificate stays in use");
  }

  @Override
  public void close() {
    spring.detachAppender(this);
    spring.setAdditive(true);
    stop();
  }
}
