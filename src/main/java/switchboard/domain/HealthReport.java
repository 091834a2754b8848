package switchboard.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether updates get through: from Telegram onto the disk, and replies back. */
public record HealthReport(List<HealthCheck> checks) {

  public static final String DATABASE = "database";
  public static final String KEYS = "keys";
  public static final String DISK = "disk";
  public static final String TELEGRAM = "telegram";
  public static final String REPLIES = "replies";
  public static final String UPDATES = "updates";
  public static final String BACKUP = "backup";
  public static final String CERTIFICATE = "certificate";

  /** Without these no update can be taken in. */
  private static final Set<String> VITAL = Set.of(DATABASE, KEYS, DISK);

  /** What was found about a check. */
  public record Found(String check, Finding finding) {}

  /** Whether updates that reach this server can be accepted, whatever else keeps updates away. */
  public boolean isUp() {
    return checks.stream().noneMatch(check -> check.isDown() && VITAL.contains(check.name()));
  }

  /** Whether nothing at all is down. */
  public boolean isWell() {
    return checks.stream().noneMatch(HealthCheck::isDown);
  }

  public boolean isUp(String name) {
    return checks.stream()
        .anyMatch(check -> check.name().equals(name) && check.state() == HealthCheck.State.UP);
  }

  /** What has to be mended. */
  public List<Found> problems() {
    return found().filter(it -> it.finding().isWrong()).toList();
  }

  /** What will have to be, or may have to. */
  public List<Found> warnings() {
    return found().filter(it -> !it.finding().isWrong()).toList();
  }

  private Stream<Found> found() {
    return checks.stream()
        .flatMap(
            check -> check.findings().stream().map(finding -> new Found(check.name(), finding)));
  }
}
