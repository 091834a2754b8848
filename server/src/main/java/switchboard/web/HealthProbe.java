package switchboard.web;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.diagnosis.HealthReport;

/** Health checks: whether updates get through. */
public interface HealthProbe {

  /** Runs all checks, which write to both databases. */
  HealthReport report();

  /** Whether the connection to Telegram works, without sending or writing anything. */
  boolean isTelegramUp();

  /** Time since Telegram last answered a poll; empty with a webhook. */
  Optional<Duration> lastPoll();

  /** Free disk space for the databases; empty when unknown. */
  OptionalLong freeBytes();
}
