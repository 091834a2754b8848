package switchboard.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.diagnosis.HealthReport;
import switchboard.web.HealthProbe;

/** Health of a server without a bot. */
public record NothingToReport() implements HealthProbe {

  @Override
  public HealthReport report() {
    return new HealthReport(List.of());
  }

  @Override
  public boolean isTelegramUp() {
    return false;
  }

  @Override
  public Optional<Duration> lastPoll() {
    return Optional.empty();
  }

  @Override
  public OptionalLong freeBytes() {
    return OptionalLong.empty();
  }
}
