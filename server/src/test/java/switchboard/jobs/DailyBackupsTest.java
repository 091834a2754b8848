package switchboard.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import switchboard.crypto.KeySource;
import switchboard.store.Databases;
import switchboard.store.Store;
import switchboard.store.backup.Backup;
import switchboard.store.backup.Progress;
import switchboard.store.backup.RetentionPolicy;

class DailyBackupsTest {

  private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(DailyBackups.class);
  private Backup backup;
  private DailyBackups daily;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Store.open(folder.resolve("data/switchboard.db"), KeySource.file(folder.resolve("master.json")))
        .close();
    backup =
        new Backup(
            new Databases.Embedded(folder.resolve("data/switchboard.db")),
            folder.resolve("data"),
            folder.resolve("backups"),
            RetentionPolicy.STANDARD,
            "1",
            clock::get);
    daily = new DailyBackups(backup, clock::get);
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void stop() {
    daily.close();
    log.detachAppender(said);
  }

  private void looksAfter(Duration step) {
    clock.updateAndGet(at -> at.plus(step));
    daily.run();
  }

  private Instant last() {
    return backup.last().orElse(Instant.MIN);
  }

  private long files(String kind) throws IOException {
    try (var files = Files.list(folder.resolve("backups").resolve(kind))) {
      return files.count();
    }
  }

  @Test
  void thereIsOneEachDay() throws IOException {
    looksAfter(Duration.ZERO);
    assertThat(last()).isEqualTo(START);
    looksAfter(Duration.ofHours(23));
    assertThat(last()).isEqualTo(START);
    looksAfter(Duration.ofHours(1));
    assertThat(last()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(files("data")).isEqualTo(4);
  }

  @Test
  void oneThatAnOperatorMadeCounts() throws IOException {
    backup.make(Progress.NONE);
    looksAfter(Duration.ofHours(23));
    assertThat(files("data")).isEqualTo(2);
  }

  @Test
  void anInstanceThatMakesNoneRemovesExpiredOnesAndOneFromElsewhereCounts() throws IOException {
    backup.make(Progress.NONE);
    clock.updateAndGet(at -> at.plusSeconds(60));
    backup.make(Progress.NONE);
    clock.updateAndGet(at -> at.plus(Duration.ofDays(9)));
    new DailyBackups(backup, backup::last, () -> false, clock::get).run();
    assertThat(files("keys")).isEqualTo(2);
    new DailyBackups(backup, () -> Optional.of(clock.get()), () -> true, clock::get).run();
    assertThat(files("keys")).isEqualTo(2);
    daily.run();
    assertThat(last()).isEqualTo(clock.get());
  }

  @Test
  void oneThatLostAFileDoesNotCount() throws IOException {
    looksAfter(Duration.ZERO);
    try (var files = Files.list(folder.resolve("backups/keys"))) {
      Files.delete(files.filter(file -> file.toString().endsWith(".db")).findAny().orElseThrow());
    }
    looksAfter(Duration.ofMinutes(10));
    assertThat(last()).isEqualTo(clock.get());
  }

  @Test
  void afterAFailureItSaysWhatToDoAndTriesAgainInAnHour() throws IOException {
    Files.writeString(folder.resolve("backups"), "a file in the place of the folder");
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofMinutes(59));
    assertThat(said.list)
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getLevel().toString()).isEqualTo("ERROR");
          assertThat(event.getKeyValuePairs().toString())
              .contains("is a file, but a folder is needed there");
        });
    Files.delete(folder.resolve("backups"));
    looksAfter(Duration.ofMinutes(1));
    assertThat(last()).isEqualTo(clock.get());
  }

  @Test
  void keysAgeThoughNoNewBackupCanBeMade() throws IOException {
    looksAfter(Duration.ZERO);
    looksAfter(Duration.ofDays(1));
    Files.delete(folder.resolve("data/switchboard.db"));
    looksAfter(Duration.ofDays(8));
    assertThat(said.list.getLast().getLevel().toString()).isEqualTo("ERROR");
    assertThat(files("keys")).isEqualTo(2);
    assertThat(files("data")).isEqualTo(4);
  }

  @Test
  void aStopIsNoFailure() {
    daily.close();
    Thread.currentThread().interrupt();
    daily.run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(said.list).isEmpty();
  }
}
