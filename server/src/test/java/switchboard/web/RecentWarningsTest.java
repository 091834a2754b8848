package switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentWarningsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final RecentWarnings warnings = new RecentWarnings();

  @Test
  void differentErrorsAreCountedWarningsAndOlderOnesAreNot() {
    warnings.add(true, "Engine", "It failed", "", NOW.minusSeconds(61));
    assertThat(warnings.errorsSince(NOW.minusSeconds(60))).isZero();
    warnings.add(true, "Engine", "It failed", "", NOW.minusSeconds(60));
    warnings.add(true, "Engine", "It failed", "", NOW);
    warnings.add(true, "Outbox", "It failed", "", NOW);
    warnings.add(false, "Engine", "It is slow", "", NOW);
    assertThat(warnings.errorsSince(NOW.minusSeconds(60))).isEqualTo(2);
  }
}
