package switchboard.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.crypto.KeySource;
import switchboard.diagnosis.HealthCheck;
import switchboard.domain.FileTrouble;
import switchboard.store.RollupDao;
import switchboard.store.Store;
import switchboard.store.sql.WriteFault;

class HealthDoctorTest {

  private static final Instant NOW = Instant.parse("2026-11-27T15:20:00Z");
  private static final long HOUR = NOW.toEpochMilli() / 3_600_000;

  /** {@code up}, {@code down}, or {@code warning}. */
  private static String verdict(HealthCheck check) {
    return check.isDown() ? "down" : check.findings().isEmpty() ? "up" : "warning";
  }

  @ParameterizedTest
  @CsvSource({
    "     0,    1, down",
    "     0.5,  1, down",
    "     1,    1, warning",
    "   199,    1, warning",
    "   200,    1, up",
    "   500,  600, warning",
    "   661,  600, up"
  })
  void theDiskIsFullOrHasNoRoomForABackup(double free, long used, String verdict) {
    var mebibytes = OptionalLong.of((long) (free * (1 << 20)));
    assertThat(verdict(HealthDoctor.disk(mebibytes, () -> used << 20))).isEqualTo(verdict);
  }

  @Test
  void aSystemThatDoesNotTellTheRoomIsNoProblem() {
    assertThat(verdict(HealthDoctor.disk(OptionalLong.empty(), () -> 1))).isEqualTo("up");
  }

  @ParameterizedTest
  @EnumSource(WriteFault.class)
  void eachReasonForWhichADatabaseCannotBeWrittenHasWords(WriteFault fault) {
    for (var check :
        List.of(HealthDoctor.database(Optional.of(fault)), HealthDoctor.keys(Optional.of(fault)))) {
      assertThat(check.isDown()).isTrue();
      assertThat(check.findings().getFirst().problem().toString()).doesNotContain("{");
    }
    assertThat(verdict(HealthDoctor.database(Optional.empty()))).isEqualTo("up");
  }

  @Test
  void filesThatOnlyAnOperatorCanHelpAreWarnings() {
    assertThat(HealthDoctor.media(List.of(FileTrouble.TELEGRAM, FileTrouble.NOT_FOUND))).isEmpty();
    var check =
        HealthDoctor.media(List.of(FileTrouble.DISK, FileTrouble.SCANNER, FileTrouble.PATH))
            .orElseThrow();
    assertThat(check.isDown()).isFalse();
    assertThat(check.findings())
        .extracting(finding -> finding.fix().toString())
        .hasSize(3)
        .anyMatch(fix -> fix.contains("SCAN_SOCKET"))
        .anyMatch(fix -> fix.contains("BOT_API_FILES"));
  }

  @ParameterizedTest
  @CsvSource({
    "  0,   , up",
    "  4,   , up",
    "  6,   , down", // nothing sent since the start
    "  6, 10, down",
    "  6,  1, warning" // one chat is rate limited, others are not
  })
  void aReplyThatWaitsIsAWarningAndOneBehindWhichNothingGoesOutAProblem(
      long waits, @Nullable Long sent, String verdict) {
    var last = Optional.ofNullable(sent).map(Duration::ofMinutes);
    var oldest = NOW.minus(Duration.ofMinutes(waits));
    assertThat(verdict(HealthDoctor.replies(oldest, last, NOW))).isEqualTo(verdict);
    assertThat(verdict(HealthDoctor.replies(null, last, NOW))).isEqualTo("up");
  }

  @Test
  void aClockThatWasTurnedBackMakesNoReplyOld() {
    var later = NOW.plus(Duration.ofDays(3));
    assertThat(verdict(HealthDoctor.replies(later, Optional.empty(), NOW))).isEqualTo("up");
    assertThat(verdict(HealthDoctor.backup(later, NOW, NOW))).isEqualTo("up");
  }

  @Test
  void backupsThatFailForDaysAreAWarning() {
    var started = NOW.minus(Duration.ofDays(2));
    assertThat(verdict(HealthDoctor.backup(null, NOW, NOW))).isEqualTo("up");
    assertThat(verdict(HealthDoctor.backup(null, started, NOW))).isEqualTo("warning");
    assertThat(verdict(HealthDoctor.backup(started, started, NOW))).isEqualTo("warning");
    assertThat(verdict(HealthDoctor.backup(NOW.minusSeconds(9), started, NOW))).isEqualTo("up");
  }

  @ParameterizedTest
  @CsvSource({
    // updates per hour in the last weeks, hours since the last update
    "12,  3, warning",
    "12,  1, up", // less than a whole hour
    " 3,  3, up",
    " 3,  6, warning",
    " 0, 24, up" // always quiet
  })
  void silenceIsComparedWithTheSameHoursOfTheLastWeeks(
      long each, long hoursAgo, String verdict, @TempDir Path folder) {
    var figures = new ArrayList<RollupDao.HourFigures>();
    for (long hour = HOUR - 4 * 168; hour <= HOUR - hoursAgo; hour++) {
      figures.add(new RollupDao.HourFigures(hour, 0, each, 0, 0));
    }
    figures.add(new RollupDao.HourFigures(HOUR - hoursAgo, 0, 1, 0, 0));
    assertThat(verdict(HealthDoctor.updates(rhythm(folder, figures)))).isEqualTo(verdict);
  }

  @Test
  void aNewBotHasNoRhythm(@TempDir Path folder) {
    var busy = new RollupDao.HourFigures(HOUR - 30, 5, 500, 500, 5);
    assertThat(verdict(HealthDoctor.updates(rhythm(folder, List.of(busy))))).isEqualTo("up");
  }

  private static ActivityRhythm rhythm(Path folder, List<RollupDao.HourFigures> figures) {
    try (var store =
        Store.open(folder.resolve("s.db"), KeySource.file(folder.resolve("master.json")))) {
      return store.writeNow(tables -> {
        tables.rollups().addHours(figures);
        return ActivityRhythm.read(tables.rollups(), NOW);
      });
    }
  }
}
