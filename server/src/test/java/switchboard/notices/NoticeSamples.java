package switchboard.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;
import switchboard.domain.AccountId;
import switchboard.domain.ChatId;
import switchboard.domain.NoticeKind;
import switchboard.domain.UserId;
import switchboard.notices.Episodes.Episode;
import switchboard.notices.Observations.Stored;
import switchboard.store.StaffDao.StaffRow;
import switchboard.webhook.ConnectionTrouble;

/** Values for tests. */
final class NoticeSamples {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  static final DiskSpace ROOM = new DiskSpace(50, 100);
  static final Stored NOTHING = new Stored(null, 0, List.of());

  private NoticeSamples() {}

  static Alarm alarm() {
    return new Alarm(NoticeKind.DISK, NOW, "shop_bot", Finding.note("notices.disk", 3L));
  }

  static Observations well() {
    return seen(ROOM, NOTHING);
  }

  static Observations seen(DiskSpace disk, @Nullable Stored stored, ConnectionTrouble... troubles) {
    return new Observations(
        new HealthReport(List.of()),
        Set.of(troubles),
        Optional.empty(),
        Optional.of(disk),
        Optional.ofNullable(stored));
  }

  static Observations with(Observations seen, HealthCheck... checks) {
    return new Observations(
        new HealthReport(List.of(checks)),
        seen.connection(),
        seen.lastSent(),
        seen.disk(),
        seen.stored());
  }

  static Observations sentLately(Observations seen) {
    return new Observations(
        seen.health(),
        seen.connection(),
        Optional.of(Duration.ofSeconds(5)),
        seen.disk(),
        seen.stored());
  }

  static StaffRow staff(String kinds) {
    return new StaffRow(
        new AccountId(1),
        new UserId(5),
        new ChatId(5),
        "en",
        kinds,
        30,
        null,
        null,
        "UTC",
        false,
        NOW,
        null);
  }

  /** From 22:00 to 07:00. */
  static StaffRow quiet(StaffRow row) {
    return new StaffRow(
        row.accountId(),
        row.telegramId(),
        row.chatId(),
        row.language(),
        row.kinds(),
        row.waitMinutes(),
        22 * 60,
        7 * 60,
        row.zone(),
        row.namesAllowed(),
        row.linkedAt(),
        row.noticedAt());
  }

  static Episode note(NoticeKind kind, String key, Object... values) {
    return new Episode(kind, NOW, Finding.note(key, values), true);
  }

  static Episode urgent(NoticeKind kind, String key, Object... values) {
    return new Episode(kind, NOW, Finding.wrong(key, values), true);
  }
}
