package switchboard.engine;

import static switchboard.domain.Finding.note;
import static switchboard.domain.Finding.wrong;
import static switchboard.domain.Sentence.sentence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Finding;
import switchboard.domain.HealthCheck;
import switchboard.domain.HealthReport;
import switchboard.domain.Sentence;
import switchboard.store.WriteFault;

/** Turns observations into findings for the operator. Pure functions without side effects. */
final class HealthDoctor {

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
        fault.map(it -> wrong(sentence("The database cannot be written: {0}", why(it)), fix(it))));
  }

  static HealthCheck keys(Optional<WriteFault> fault) {
    return written(
        HealthReport.KEYS,
        fault.map(it ->
            wrong(
                sentence(
                    "The database of keys cannot be written, so new people cannot be served: {0}",
                    why(it)),
                fix(it))));
  }

  private static HealthCheck written(String name, Optional<Finding> finding) {
    return finding.map(it -> HealthCheck.of(name, it)).orElseGet(() -> HealthCheck.up(name));
  }

  private static Sentence why(WriteFault fault) {
    return switch (fault) {
      case FULL -> sentence("the disk is full.");
      case LOCKED -> sentence("another program holds it locked.");
      case READ_ONLY -> sentence("it may only be read.");
      case IO_ERROR -> sentence("the disk reports an error.");
      case DAMAGED -> sentence("the file is damaged.");
      case SLOW -> sentence("it did not answer within 2 seconds.");
      case OTHER -> sentence("the log has the reason.");
    };
  }

  private static Sentence fix(WriteFault fault) {
    return switch (fault) {
      case FULL ->
          sentence("Free space in DATA_DIR, or enlarge the disk. It goes on by itself then.");
      case LOCKED ->
          sentence("End the other program, such as a database tool or a copy that is under way.");
      case READ_ONLY ->
          sentence(
              "Check that the file system of DATA_DIR is writable and that its files belong to the server’s user.");
      case IO_ERROR -> sentence("Check the disk and the system’s log before anything else.");
      case DAMAGED -> sentence("Stop the server and restore a backup: switchboard restore latest");
      case SLOW -> sentence("Check whether the disk is overloaded or out of reach.");
      case OTHER -> sentence("Look at the warnings in the console or at the log.");
    };
  }

  /**
   * @param used bytes used by the databases, which a backup copies
   */
  static HealthCheck disk(OptionalLong free, long used) {
    if (free.isEmpty() || free.getAsLong() >= Math.max(LOW_BYTES, used + used / 10)) {
      return HealthCheck.up(HealthReport.DISK);
    }
    long left = free.getAsLong();
    return HealthCheck.of(
        HealthReport.DISK,
        left < FULL_BYTES
            ? wrong(sentence("The disk of DATA_DIR is full."), fix(WriteFault.FULL))
            : note(
                sentence("The disk of DATA_DIR has only {0} MiB left.", left / MEBIBYTE),
                fix(WriteFault.FULL)));
  }

  /**
   * @param registration {@code starting}, {@code up} or {@code down}
   */
  static HealthCheck telegram(String registration, Optional<Finding> finding) {
    if (registration.equals("starting")) {
      return HealthCheck.starting(HealthReport.TELEGRAM);
    }
    if (registration.equals("down")) {
      var why = finding.orElseGet(() -> Trouble.UNREACHABLE.after(Trouble.UNREACHABLE.grace));
      return HealthCheck.of(HealthReport.TELEGRAM, wrong(why.problem(), why.fix()));
    }
    return finding
        .map(it -> HealthCheck.of(HealthReport.TELEGRAM, it))
        .orElseGet(() -> HealthCheck.up(HealthReport.TELEGRAM));
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
            ? wrong(
                sentence(
                    "No reply gets through: the oldest has waited for {0} minutes.",
                    age.toMinutes()),
                sentence(
                    "Check the connection to Telegram. Replies wait for up to 24 hours and go out by themselves."))
            : note(
                sentence("A reply has waited for {0} minutes.", age.toMinutes()),
                sentence(
                    "Nothing has to be done if Telegram limits that chat; the log says more about it.")));
  }

  static HealthCheck updates(Rhythm rhythm) {
    return rhythm.isUnusual()
        ? HealthCheck.of(
            HealthReport.UPDATES,
            note(
                sentence(
                    "No updates for {0} hours, in which there were at least {1} in each of the last weeks.",
                    rhythm.silentHours(), rhythm.usual()),
                sentence("Write to the bot. If it does not answer, look at the connection.")))
        : HealthCheck.up(HealthReport.UPDATES);
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
                    ? sentence("There is no backup.")
                    : sentence(
                        "The last backup is {0} hours old.", Duration.between(made, now).toHours()),
                sentence(
                    "The log has the reason: a backup may lack space or rights in BACKUP_DIR. To try at once, run: switchboard backup")));
  }
}
