package switchboard.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import switchboard.base.FileFailure;

/**
 * Filters Tomcat's log of failed accepts, such as when file descriptors have run out. Tomcat
 * retries without a pause and logs a stack trace each time; this logs one line a minute with
 * advice.
 */
final class AcceptFailureLog extends TurboFilter {

  static final String TOMCAT = "org.apache.tomcat.util.net.Acceptor";

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(AcceptFailureLog.class);
  private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  /** Computed in advance: without file descriptors no further class can be loaded. */
  private final String tooManyOpen = FileFailure.tooManyOpen().toString();

  private final AtomicLong last = new AtomicLong(System.nanoTime() - EVERY_NANOS);

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable thrown) {
    if (!(thrown instanceof IOException failure) || !TOMCAT.equals(logger.getName())) {
      return FilterReply.NEUTRAL;
    }
    long now = System.nanoTime();
    long before = last.get();
    if (now - before >= EVERY_NANOS && last.compareAndSet(before, now)) {
      log(failure);
    }
    return FilterReply.DENY;
  }

  private void log(IOException failure) {
    try {
      boolean many = String.valueOf(failure.getMessage()).contains("Too many open files");
      LOG.atError()
          .addKeyValue("reason", many ? tooManyOpen : failure.toString())
          .log("Connections cannot be accepted; retrying");
    } catch (LinkageError e) {
      // An exception here would end the acceptor thread.
    }
  }
}
