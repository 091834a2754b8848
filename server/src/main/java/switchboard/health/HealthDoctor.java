package switchboard.health;

import static switchboard.base.Sentence.sentence;
import static switchboard.diagnosis.Advice.advice;
import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.Advice;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;
import switchboard.domain.FileTrouble;
import switchboard.store.sql.WriteFault;
import switchboard.webhook.ConnectionTrouble;

/** Turns observations into findings for the operator. Pure functions without side effects. */
public final class HealthDoctor {

  private static final long MEBIBYTE = 1 << 20;

  /** Below this, a batch of updates may not fit. */
  private static final long FULL_BYTES = MEBIBYTE;

  private static final long LOW_BYTES = 200 * MEBIBYTE;

  private static final Duration SLOW_REPLY = Duration.ofMinutes(5);

  /** Backups run when the last one is a day old and are retried hourly. */
  private static final Duration OLD_BACKUP = Duration.ofHours(30);

  private HealthDoctor() {}

  static HealthCheck database(Optional<WriteFault> fault) {
    return written(
        HealthReport.DATABASE,
        fault.map(it ->
            wrong(
                sentence("health.database.not_writable", explain(it).problem()),
                explain(it).fix())));
  }

  static HealthCheck keys(Optional<WriteFault> fault) {
    return written(
        HealthReport.KEYS,
        fault.map(it ->
            wrong(sentence("health.keys.not_writable", explain(it).problem()), explain(it).fix())));
  }

  private static HealthCheck written(String name, Optional<Finding> finding) {
    return finding.map(it -> HealthCheck.of(name, it)).orElseGet(() -> HealthCheck.up(name));
  }

  private static Advice explain(WriteFault fault) {
    return switch (fault) {
      case FULL -> advice("health.write.full");
      case LOCKED -> advice("health.write.locked");
      case READ_ONLY -> advice("health.write.read_only");
      case IO_ERROR -> advice("health.write.io_error");
      case DAMAGED -> advice("health.write.damaged");
      case SLOW -> advice("health.write.slow");
      case UNREACHABLE -> advice("health.write.unreachable");
      case SERVER_FULL -> advice("health.write.server_full");
      case SERVER_READ_ONLY -> advice("health.write.server_read_only");
      case OTHER_MASTER_KEY -> advice("health.write.other_master_key");
      case OTHER -> advice("health.write.other");
    };
  }

  /**
   * @param free empty when unknown, as on a database server
   * @param used bytes used by the databases, which a backup copies
   */
  static HealthCheck disk(OptionalLong free, LongSupplier used) {
    if (free.isEmpty()) {
      return HealthCheck.up(HealthReport.DISK);
    }
    long left = free.getAsLong();
    if (left >= Math.max(LOW_BYTES, used.getAsLong() * 11 / 10)) {
      return HealthCheck.up(HealthReport.DISK);
    }
    return HealthCheck.of(
        HealthReport.DISK,
        left < FULL_BYTES
            ? wrong(sentence("health.disk.full"), explain(WriteFault.FULL).fix())
            : note(sentence("health.disk.low", left / MEBIBYTE), explain(WriteFault.FULL).fix()));
  }

  /**
   * @param registration the state of the registration with Telegram
   */
  public static HealthCheck telegram(HealthCheck.State registration, Optional<Finding> finding) {
    return switch (registration) {
      case STARTING -> HealthCheck.starting(HealthReport.TELEGRAM);
      case DOWN -> {
        var why =
            finding.orElseGet(
                () -> ConnectionTrouble.UNREACHABLE.after(ConnectionTrouble.UNREACHABLE.grace));
        yield HealthCheck.of(HealthReport.TELEGRAM, wrong(why.problem(), why.fix()));
      }
      case UP ->
          finding
              .map(it -> HealthCheck.of(HealthReport.TELEGRAM, it))
              .orElseGet(() -> HealthCheck.up(HealthReport.TELEGRAM));
    };
  }

  /**
   * One rate-limited chat may wait long; it is an error only when no reply goes out at all.
   *
   * @param lastSent time since Telegram last accepted a reply; empty when it has not yet
   */
  static HealthCheck replies(@Nullable Instant oldest, Optional<Duration> lastSent, Instant now) {
    var age = oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    if (age.compareTo(SLOW_REPLY) < 0) {
      return HealthCheck.up(HealthReport.REPLIES);
    }
    boolean stuck = lastSent.filter(since -> since.compareTo(SLOW_REPLY) < 0).isEmpty();
    return HealthCheck.of(
        HealthReport.REPLIES,
        stuck
            ? wrong("health.replies.stuck", age.toMinutes())
            : note("health.replies.slow", age.toMinutes()));
  }

  static HealthCheck updates(ActivityRhythm rhythm) {
    return rhythm.isUnusual()
        ? HealthCheck.of(
            HealthReport.UPDATES,
            note("health.updates.silent", rhythm.silentHours(), rhythm.usual()))
        : HealthCheck.up(HealthReport.UPDATES);
  }

  /**
   * Files that wait for something that only an operator can change. Updates do not wait for them.
   *
   * @param troubles why files wait
   * @return empty when all is well: many bots keep no files
   */
  static Optional<HealthCheck> media(List<FileTrouble> troubles) {
    var findings = troubles.stream().flatMap(trouble -> waiting(trouble).stream()).toList();
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new HealthCheck(HealthReport.MEDIA, HealthCheck.State.UP, findings));
  }

  private static Optional<Finding> waiting(FileTrouble trouble) {
    return switch (trouble) {
      case DISK -> Optional.of(note("health.media.disk"));
      case SCANNER -> Optional.of(note("health.media.scanner"));
      case PATH -> Optional.of(note("health.media.path"));
      case TELEGRAM, NOT_FOUND, INCOMPLETE, QUOTA, EXPIRED, MISSING -> Optional.empty();
    };
  }

  /**
   * @param made when the last backup was made; absent when none exists
   */
  static HealthCheck backup(@Nullable Instant made, Instant started, Instant now) {
    var since = made == null ? started : made;
    return since.plus(OLD_BACKUP).isAfter(now)
        ? HealthCheck.up(HealthReport.BACKUP)
        : HealthCheck.of(
            HealthReport.BACKUP,
            note(
                made == null
                    ? sentence("health.backup.missing")
                    : sentence("health.backup.old", Duration.between(made, now).toHours()),
                sentence("health.backup.fix")));
  }
}
