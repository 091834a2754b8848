package switchboard.diagnosis;

import java.util.List;
import java.util.Optional;
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
  public static final String MEDIA = "media";
  public static final String BACKUP = "backup";
  public static final String CERTIFICATE = "certificate";

  /** Without these no update can be accepted. */
  private static final Set<String> VITAL = Set.of(DATABASE, KEYS, DISK);

  /** A finding of a check. */
  public record Found(String check, Finding finding) {}

  /** Whether updates that reach this server can be accepted, even if something keeps them away. */
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

  /** What a check found; empty when all is well. */
  public Optional<Finding> finding(String name) {
    return found().filter(it -> it.check().equals(name)).map(Found::finding).findFirst();
  }

  /** Problems that need action. */
  public List<Found> problems() {
    return found().filter(it -> it.finding().isWrong()).toList();
  }

  /** Problems that will or may need action. */
  public List<Found> warnings() {
    return found().filter(it -> !it.finding().isWrong()).toList();
  }

  private Stream<Found> found() {
    return checks.stream()
        .flatMap(
            check -> check.findings().stream().map(finding -> new Found(check.name(), finding)));
  }
}
