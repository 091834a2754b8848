package switchboard.web;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.domain.HealthReport;

/** Whether updates get through. */
public interface Health {

  /** Tries it, which writes to both databases. */
  HealthReport report();

  /** Whether Telegram and we understand each other, without asking or writing anything. */
  boolean isTelegramUp();

  /** Since the last poll that Telegram answered; empty while updates come by webhook. */
  Optional<Duration> lastPoll();

  /** How much the databases may still grow; empty when the system does not say. */
  OptionalLong freeBytes();
}
