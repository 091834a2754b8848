package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.Switchboard;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.backup.Progress;
import switchboard.testing.TestServer;

/** The backup and restore commands while a server runs. */
class BackupCommandsTest {

  @TempDir Path folder;
  private TestServer house;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    house = new TestServer(folder, "first");
    house.open(LegacyPath.OFF);
    assertThat(house.post(TestServer.text(1, 71, "before")).statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private int run(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--data-dir=" + folder.resolve("data"));
    all.add("--key-file=" + folder.resolve("master.json"));
    return Switchboard.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void aBackupMadeBesideTheServerIsRestoredOnceItHasStopped() {
    assertThat(run("backup")).isZero();
    assertThat(out.toString()).contains("Data  ", "Keys  ", " MB", "Done in ").doesNotContain("\r");
    house.post(TestServer.text(2, 71, "after"));

    assertThat(run("restore", "latest")).isEqualTo(1);
    assertThat(err.toString()).contains("Another Switchboard already runs", "Stop it first");

    house.stop();
    assertThat(run("restore", "latest")).isZero();
    assertThat(out.toString())
        .contains("People 1, messages 1", "erased again: 0", "Delete them once everything works");
    house.open(LegacyPath.OFF);
    assertThat(house.textsOf(71)).containsExactly("before");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(run("restore", "latest")).isEqualTo(1);
    assertThat(err.toString()).contains("No backup found in", "BACKUP_DIR");
    assertThat(run("backup", "--backup-dir=off")).isEqualTo(2);
    assertThat(err.toString()).contains("Name a folder with --backup-dir");
    assertThat(run("restore", folder.resolve("none.db").toString())).isEqualTo(1);
  }

  @Test
  void aRestoreThatWasCutShortIsSettledByTheServersStart() throws Exception {
    house.stop();
    var restore = Files.createDirectory(folder.resolve("data/restore"));
    Files.writeString(restore.resolve("switchboard.db"), "half a copy");
    assertThat(run("quarantine", "list")).isEqualTo(1);
    assertThat(err.toString()).contains("start the server or restore again");
    house.open(LegacyPath.OFF);
    assertThat(restore).doesNotExist();
    assertThat(house.textsOf(71)).containsExactly("before");
  }

  @Test
  void healthTellsTheLastBackupAndItsAge() {
    var clock = house.simulator().clock();
    clock.stopAt(Instant.parse("2026-11-23T05:30:00Z"));
    house.settings(LegacyPath.OFF).data().backup(clock::now).make(Progress.NONE);
    house.turn(Duration.ofHours(2));
    var health = house.send(HttpRequest.newBuilder(house.uri().resolve("/health")));
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .contains("\"backup\":{\"last\":\"2026-11-23T05:30:00Z\",\"age_seconds\":7200}");
  }
}
