package switchboard.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.HealthReport;
import switchboard.webhook.ConnectionTrouble;

/**
 * What a check looked at.
 *
 * @param lastSent time since Telegram last accepted a reply; empty when it has not yet
 * @param stored empty when the database did not answer
 */
record Observations(
    HealthReport health,
    Set<ConnectionTrouble> connection,
    Optional<Duration> lastSent,
    Optional<DiskSpace> disk,
    Optional<Stored> stored) {

  /**
   * What is stored.
   *
   * @param oldestReply when the oldest pending reply was created
   * @param lost the names of instances that were lost and not replaced
   */
  record Stored(@Nullable Instant oldestReply, long quarantined, List<String> lost) {}
}
