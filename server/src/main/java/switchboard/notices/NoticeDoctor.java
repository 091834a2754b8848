package switchboard.notices;

import static switchboard.diagnosis.Finding.note;
import static switchboard.diagnosis.Finding.wrong;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;
import switchboard.domain.NoticeKind;
import switchboard.notices.Observations.Stored;
import switchboard.webhook.ConnectionTrouble;

/**
 * Turns observations into problems to tell operators about. What a problem causes is not told too:
 * without Telegram no reply is sent, and with a full disk no update is stored.
 */
final class NoticeDoctor {

  private static final Duration OLD_REPLY = Duration.ofMinutes(10);

  /** Within this, many other replies would have been sent. */
  private static final Duration STUCK = Duration.ofSeconds(60);

  private static final int LOW_PERCENT = 10;

  private static final Set<NoticeKind> STORED =
      EnumSet.of(
          NoticeKind.WAITING,
          NoticeKind.QUARANTINE,
          NoticeKind.REPLIES,
          NoticeKind.BACKUP,
          NoticeKind.INSTANCE);

  private final Observations seen;
  private final Instant now;
  private final Map<NoticeKind, Finding> wrong = new EnumMap<>(NoticeKind.class);
  private final Set<NoticeKind> unknown = EnumSet.noneOf(NoticeKind.class);

  private NoticeDoctor(Observations seen, Instant now) {
    this.seen = seen;
    this.now = now;
  }

  static Facts examine(Observations seen, Instant now) {
    return new NoticeDoctor(seen, now).facts();
  }

  private Facts facts() {
    connection();
    stored();
    disk();
    take(NoticeKind.BACKUP, seen.health().finding(HealthReport.BACKUP));
    take(NoticeKind.CERTIFICATE, seen.health().finding(HealthReport.CERTIFICATE));
    database();
    unknown.forEach(wrong::remove);
    return new Facts(Map.copyOf(wrong), Set.copyOf(unknown));
  }

  private void connection() {
    var telegram = trouble(NoticeKind.TELEGRAM);
    if (telegram.isPresent()) {
      wrong.put(NoticeKind.TELEGRAM, telegram.get());
      unknown.add(NoticeKind.WEBHOOK);
      unknown.add(NoticeKind.REPLIES);
    } else if (is(HealthReport.TELEGRAM, HealthCheck.State.STARTING)) {
      unknown.add(NoticeKind.TELEGRAM);
    }
    trouble(NoticeKind.WEBHOOK)
        .or(() -> seen.health().finding(HealthReport.UPDATES))
        .ifPresent(finding -> wrong.put(NoticeKind.WEBHOOK, finding));
  }

  private Optional<Finding> trouble(NoticeKind kind) {
    return seen.connection().stream()
        .filter(trouble -> kind(trouble) == kind)
        .map(trouble -> trouble.after(trouble.grace))
        .findFirst();
  }

  private static NoticeKind kind(ConnectionTrouble trouble) {
    return switch (trouble) {
      case FETCHED_ELSEWHERE, WEBHOOK_SET, WEBHOOK_LOST, WEBHOOK_FAILING -> NoticeKind.WEBHOOK;
      case TOKEN, UNREACHABLE, NOT_TELEGRAM, LIMITED, UNCONFIRMED, STUCK -> NoticeKind.TELEGRAM;
    };
  }

  private boolean is(String check, HealthCheck.State state) {
    return seen.health().checks().stream()
        .anyMatch(one -> one.name().equals(check) && one.state() == state);
  }

  private void stored() {
    if (seen.stored().isEmpty()) {
      unknown.addAll(STORED);
      return;
    }
    var stored = seen.stored().get();
    replies(stored).ifPresent(finding -> wrong.put(NoticeKind.REPLIES, finding));
    if (stored.quarantined() > 0) {
      wrong.put(NoticeKind.QUARANTINE, note("notices.quarantine", stored.quarantined()));
    }
    if (!stored.lost().isEmpty()) {
      wrong.put(NoticeKind.INSTANCE, note("notices.instance", String.join(", ", stored.lost())));
    }
  }

  private Optional<Finding> replies(Stored stored) {
    if (stored.oldestReply() == null) {
      return Optional.empty();
    }
    var age = Duration.between(stored.oldestReply(), now);
    boolean stuck =
        age.compareTo(STUCK) >= 0
            && seen.lastSent().filter(since -> since.compareTo(STUCK) < 0).isEmpty();
    if (stuck) {
      return Optional.of(wrong("health.replies.stuck", age.toMinutes()));
    }
    return age.compareTo(OLD_REPLY) >= 0
        ? Optional.of(note("health.replies.slow", age.toMinutes()))
        : Optional.empty();
  }

  private void disk() {
    var low = seen.disk().filter(space -> space.freeShare() < LOW_PERCENT);
    low.map(space -> note("notices.disk", space.freeShare()))
        .or(() -> seen.health().finding(HealthReport.DISK))
        .ifPresent(finding -> wrong.put(NoticeKind.DISK, finding));
  }

  private void take(NoticeKind kind, Optional<Finding> finding) {
    finding.ifPresent(it -> wrong.put(kind, it));
  }

  /** Without the database, most is unknown; a full disk is the reason for it. */
  private void database() {
    var broken =
        seen.health()
            .finding(HealthReport.DATABASE)
            .or(() -> seen.health().finding(HealthReport.KEYS))
            .filter(Finding::isWrong);
    if (broken.isEmpty()) {
      return;
    }
    boolean full = wrong.containsKey(NoticeKind.DISK);
    wrong.put(full ? NoticeKind.DISK : NoticeKind.DATABASE, broken.get());
    unknown.add(full ? NoticeKind.DATABASE : NoticeKind.DISK);
    unknown.addAll(STORED);
    if (!seen.connection().contains(ConnectionTrouble.WEBHOOK_LOST)) {
      unknown.add(NoticeKind.WEBHOOK);
    }
  }
}
