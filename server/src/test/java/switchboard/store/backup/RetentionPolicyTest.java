package switchboard.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  /** A daily backup at 05:30 for this many days, the newest today. */
  private static List<Instant> daily(int days) {
    var newest = Instant.parse("2026-11-23T05:30:00Z");
    return IntStream.range(0, days).mapToObj(day -> newest.minus(Duration.ofDays(day))).toList();
  }

  private static List<String> days(Set<Instant> kept) {
    return new TreeSet<>(kept)
        .descendingSet().stream().map(at -> at.toString().substring(0, 10)).toList();
  }

  private static Set<Instant> kept(BackupKind kind, List<Instant> all) {
    return RetentionPolicy.STANDARD.retained(kind, all, NOW);
  }

  @Test
  void ofTheDataTheLastOnesOfSevenDaysFourWeeksAndTwelveMonthsAreKept() {
    assertThat(days(kept(BackupKind.DATA, daily(500))))
        .containsExactly(
            "2026-11-23",
            "2026-11-22",
            "2026-11-21",
            "2026-11-20",
            "2026-11-19",
            "2026-11-18",
            "2026-11-17",
            "2026-11-15",
            "2026-11-08",
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
            "2026-05-31",
            "2026-04-30",
            "2026-03-31",
            "2026-02-28",
            "2026-01-31",
            "2025-12-31");
  }

  @Test
  void keepingEachDayFromTheFirstOnLeavesTheSameAsKeepingOnce() {
    var once = kept(BackupKind.DATA, daily(500));
    Set<Instant> kept = new TreeSet<>();
    for (var at : daily(500).reversed()) {
      kept.add(at);
      kept.retainAll(
          RetentionPolicy.STANDARD.retained(
              BackupKind.DATA, kept, at.plus(Duration.ofMinutes(30))));
    }
    assertThat(kept).isEqualTo(once);
  }

  @Test
  void severalOfADayStayForADayAndThenTheLast() {
    var hours = IntStream.range(0, 60).mapToObj(hour -> NOW.minus(Duration.ofHours(hour))).toList();
    var kept = kept(BackupKind.DATA, hours);
    assertThat(kept).containsAll(hours.subList(0, 24));
    assertThat(kept).hasSize(24 + 2);
    assertThat(kept)
        .contains(Instant.parse("2026-11-22T23:00:00Z"), Instant.parse("2026-11-21T23:00:00Z"));
  }

  @Test
  void keysAreKeptForTheirDaysOnly() {
    assertThat(days(kept(BackupKind.KEYS, daily(500))))
        .containsExactly(
            "2026-11-23",
            "2026-11-22",
            "2026-11-21",
            "2026-11-20",
            "2026-11-19",
            "2026-11-18",
            "2026-11-17");
    assertThat(new RetentionPolicy(0, 0, 0, 1).retained(BackupKind.KEYS, daily(3), NOW)).hasSize(1);
  }

  @Test
  void theNewestIsKeptHoweverOldItIs() {
    var old = List.of(NOW.minus(Duration.ofDays(900)), NOW.minus(Duration.ofDays(901)));
    for (var kind : BackupKind.values()) {
      assertThat(new RetentionPolicy(0, 0, 0, 1).retained(kind, old, NOW))
          .containsExactly(old.getFirst());
    }
  }

  @Test
  void whatAWrongClockMadeIsLeftAloneAndIsNotTakenForTheNewest() {
    var future = NOW.plus(Duration.ofDays(400));
    var all = List.of(future, NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(21)));
    assertThat(kept(BackupKind.KEYS, all)).containsExactlyInAnyOrder(future, all.get(1));
  }

  @Test
  void ofNoneNoneIsKept() {
    assertThat(kept(BackupKind.DATA, List.of())).isEmpty();
  }
}
