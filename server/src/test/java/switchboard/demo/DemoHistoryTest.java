package switchboard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.DotEnvFile;
import switchboard.config.SettingSources;
import switchboard.domain.FileState;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.StatisticsDao.Figures;
import switchboard.testing.Eventually;
import switchboard.testing.StartsProgram;

@StartsProgram
class DemoHistoryTest {
  private static final Duration SHORT = Duration.ofDays(3);

  @TempDir private Path folder;

  @Test
  void aNewDemoHasAPastThatItsServerHandledAndTheNextStartGoesOnFromThere() {
    var out = new StringWriter();
    Figures before;
    try (var demo = open(out)) {
      before = figures(demo);
      assertThat(out.toString()).contains("five weeks", before.users() + " people,");
      assertThat(before.users()).isGreaterThan(100);
      assertThat(before.messages()).isGreaterThan(50);
      assertThat(before.interactions()).isGreaterThan(300);
      assertThat(before.activeSessions()).isPositive();
      assertThat(before.quarantined()).isZero();
      assertThat(before.outboxPending()).isZero();
      filesAreStored(demo);
      var hours =
          demo.server().store().readNow(tables -> tables.rollups().hours(0, Long.MAX_VALUE));
      var now = Instant.now();
      assertThat(hours)
          .hasSizeGreaterThan(12)
          .allMatch(hour -> !Instant.ofEpochSecond(hour.hour() * 3600).isAfter(now))
          .allMatch(hour ->
              !Instant.ofEpochSecond((hour.hour() + 1) * 3600)
                  .isBefore(now.minus(SHORT).minusSeconds(3600)));
    }
    out.getBuffer().setLength(0);
    try (var demo = open(out)) {
      assertThat(figures(demo).interactions()).isEqualTo(before.interactions());
      assertThat(out.toString()).doesNotContain("five weeks");
    }
  }

  private static void filesAreStored(Demo demo) {
    var files =
        demo.server()
            .store()
            .readNow(tables -> tables.media().newest("", "", Long.MAX_VALUE, 1_000));
    assertThat(files).hasSizeGreaterThan(3);
    var ids = files.stream().map(MediaRow::id).toList();
    Eventually.holds(
        "all are stored",
        () ->
            demo.server().store().readNow(tables -> tables.media().all(ids)).stream()
                .allMatch(row -> row.state() == FileState.STORED));
  }

  @Test
  void itsPeopleSendSomethingWhileItRuns() {
    try (var demo = open(new StringWriter());
        var visitors = demo.visitors(Duration.ofMillis(1))) {
      var before = figures(demo).messages();
      visitors.start();
      Eventually.holds("messages have come", () -> figures(demo).messages() > before + 5);
    }
  }

  private Demo open(StringWriter out) {
    return Demo.start(
        new SettingSources(
            Map.of("LISTEN", "127.0.0.1:0", "DATA_DIR", "data", "KEY_FILE", "demo.json"),
            Map.of(),
            DotEnvFile.NONE,
            folder),
        "127.0.0.1:0",
        SHORT,
        null,
        new PrintWriter(out, true));
  }

  private static Figures figures(Demo demo) {
    return demo.server().store().readNow(tables -> tables.statistics().at(Instant.now()));
  }
}
