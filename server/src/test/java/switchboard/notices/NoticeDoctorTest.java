package switchboard.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.notices.NoticeSamples.NOTHING;
import static switchboard.notices.NoticeSamples.NOW;
import static switchboard.notices.NoticeSamples.ROOM;
import static switchboard.notices.NoticeSamples.seen;
import static switchboard.notices.NoticeSamples.sentLately;
import static switchboard.notices.NoticeSamples.well;
import static switchboard.notices.NoticeSamples.with;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.diagnosis.Finding;
import switchboard.diagnosis.HealthCheck;
import switchboard.diagnosis.HealthReport;
import switchboard.domain.NoticeKind;
import switchboard.notices.Observations.Stored;
import switchboard.webhook.ConnectionTrouble;

class NoticeDoctorTest {

  private static final Finding BROKEN = Finding.wrong("health.write.full");

  private static Facts examined(Observations seen) {
    return NoticeDoctor.examine(seen, NOW);
  }

  private static Stored waits(@Nullable Duration age) {
    return new Stored(age == null ? null : NOW.minus(age), 0, List.of());
  }

  @Test
  void nothingIsWrongWhenAllIsWell() {
    assertThat(examined(well()).wrong()).isEmpty();
    assertThat(examined(well()).unknown()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyTroubleOfTheConnectionIsUrgent(ConnectionTrouble trouble) {
    var facts = examined(seen(ROOM, NOTHING, trouble));
    assertThat(facts.wrong().values()).singleElement().matches(Finding::isWrong);
    assertThat(facts.wrong())
        .containsAnyOf(
            Map.entry(NoticeKind.TELEGRAM, trouble.after(trouble.grace)),
            Map.entry(NoticeKind.WEBHOOK, trouble.after(trouble.grace)));
  }

  @Test
  void withoutTelegramRepliesAreNotToldToo() {
    var facts = examined(seen(ROOM, waits(Duration.ofHours(1)), ConnectionTrouble.UNREACHABLE));
    assertThat(facts.wrong()).containsOnlyKeys(NoticeKind.TELEGRAM);
    assertThat(facts.unknown()).contains(NoticeKind.REPLIES, NoticeKind.WEBHOOK);
  }

  @ParameterizedTest
  @CsvSource({"59, false, false", "61, true, false", "599, true, false", "601, true, true"})
  void repliesAreStuckWhenNoneGoesOutAndOldAfterTenMinutes(
      int seconds, boolean stuck, boolean old) {
    var waits = seen(ROOM, waits(Duration.ofSeconds(seconds)));
    assertThat(examined(waits).wrong().containsKey(NoticeKind.REPLIES)).isEqualTo(stuck);
    assertThat(examined(sentLately(waits)).wrong().containsKey(NoticeKind.REPLIES)).isEqualTo(old);
  }

  @Test
  void aFullDiskExplainsThatTheDatabaseCannotBeWritten() {
    var broken = HealthCheck.of(HealthReport.DATABASE, BROKEN);
    var full = examined(with(seen(new DiskSpace(1, 100), waits(Duration.ofHours(1))), broken));
    assertThat(full.wrong()).containsOnlyKeys(NoticeKind.DISK);
    assertThat(full.wrong().get(NoticeKind.DISK)).isEqualTo(BROKEN);
    var other = examined(with(seen(ROOM, null), broken));
    assertThat(other.wrong()).containsOnlyKeys(NoticeKind.DATABASE);
  }

  @Test
  void alreadyNineFreePercentAreTold() {
    assertThat(examined(seen(new DiskSpace(10, 100), NOTHING)).wrong()).isEmpty();
    assertThat(examined(seen(new DiskSpace(9, 100), NOTHING)).wrong())
        .hasEntrySatisfying(NoticeKind.DISK, finding -> assertThat(finding.isWrong()).isFalse());
  }

  @Test
  void storedFactsAndWarningsAreTold() {
    var seen = seen(ROOM, new Stored(null, 2, List.of("one:1", "two:2")));
    var facts =
        examined(
            with(
                seen,
                HealthCheck.of(HealthReport.BACKUP, Finding.note("notices.disk", 1L)),
                HealthCheck.of(HealthReport.CERTIFICATE, Finding.note("notices.disk", 1L)),
                HealthCheck.of(HealthReport.UPDATES, Finding.note("notices.disk", 1L))));
    assertThat(facts.wrong())
        .containsOnlyKeys(
            NoticeKind.QUARANTINE,
            NoticeKind.INSTANCE,
            NoticeKind.BACKUP,
            NoticeKind.CERTIFICATE,
            NoticeKind.WEBHOOK);
    assertThat(facts.wrong())
        .hasEntrySatisfying(
            NoticeKind.INSTANCE,
            lost -> assertThat(lost.problem()).hasToString("No sign of life from one:1, two:2."));
  }

  @Test
  void withoutTheDatabaseMostIsUnknown() {
    assertThat(examined(seen(ROOM, null)).unknown())
        .contains(NoticeKind.QUARANTINE, NoticeKind.REPLIES, NoticeKind.WAITING);
  }
}
