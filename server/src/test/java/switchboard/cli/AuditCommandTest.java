package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.Switchboard;
import switchboard.base.CrashPoint;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.audit.AuditChain;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;

/** Commands write audit entries; {@code audit} lists and verifies the log. */
@StartsProgram
class AuditCommandTest {

  private static final String USER = System.getProperty("user.name", "?");

  @TempDir Path folder;
  private TestServer house;
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void start() {
    house = new TestServer(folder, "first");
    house.open(LegacyPath.OFF);
    assertThat(house.post(TestServer.text(1, 71, "my secret")).statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private int run(String... words) {
    said.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of(words));
    all.add("--data-dir=" + folder.resolve("data"));
    all.add("--key-file=" + folder.resolve("master.json"));
    var out = new PrintWriter(said, true);
    return Switchboard.commandLine().setOut(out).setErr(out).execute(all.toArray(String[]::new));
  }

  private List<String> actions() {
    return house.rows("SELECT action, result FROM audit_log ORDER BY id");
  }

  @Test
  void commandsThatChangeOrRevealSomethingAreNoted() {
    assertThat(run("token", "create", "report", "--scope", "stats")).isZero();
    assertThat(run("token", "list")).isZero();
    assertThat(run("token", "revoke", "1")).isZero();
    assertThat(run("token", "revoke", "1")).isEqualTo(1);
    assertThat(run("people")).isZero();
    assertThat(run("export", "71")).isZero();
    assertThat(run("quarantine", "discard", "3")).isEqualTo(1);
    assertThat(run("key", "rotate")).isZero();
    assertThat(run("backup")).isZero();
    assertThat(run("erase", "71", "--yes")).isZero();
    assertThat(run("erase", "72", "--yes")).as("nobody, nothing").isEqualTo(1);
    assertThat(actions())
        .containsExactly(
            "token.create|begun",
            "token.create|done",
            "token.revoke|begun",
            "token.revoke|done",
            "token.revoke|begun",
            "token.revoke|failed",
            "people.read|begun",
            "people.read|done",
            "person.export|begun",
            "person.export|done",
            "quarantine.discard|begun",
            "quarantine.discard|failed",
            "key.rotate|begun",
            "key.rotate|done",
            "backup|done",
            "person.erase|begun",
            "person.erase|done");
    assertThat(house.rows("SELECT DISTINCT actor_kind, actor FROM audit_log"))
        .containsExactly("command line|" + USER);
    assertThat(run("audit", "verify")).isZero();
    assertThat(said.toString()).contains("intact: 17 rows.", "kept elsewhere: 17:");
  }

  @Test
  void theListTellsWhoDidWhatToWhomUntilThePersonIsErased() {
    run("export", "71");
    assertThat(run("audit", "list")).isZero();
    assertThat(said.toString())
        .contains(
            "command line " + USER + "  person.export  begun  user 71  (switchboard export)",
            "person.export  done",
            "2 rows")
        .doesNotContain("my secret");
    run("erase", "71", "--yes");
    run("token", "create", "report", "--scope", "stats");
    assertThat(run("audit", "list", "--user", "71")).isZero();
    assertThat(said.toString())
        .contains("an unknown or erased user", "4 rows")
        .doesNotContain("user 71");
    assertThat(run("audit", "list", "--limit", "1")).isZero();
    assertThat(said.toString()).contains("6  ", "token.create  done", "1 row\n");
    assertThat(run("audit", "list", "--limit", "0")).isEqualTo(2);
    assertThat(house.rows("SELECT * FROM audit_subjects")).isEmpty();
    assertThat(run("audit", "verify")).isZero();
  }

  @Test
  void verifyTellsTheFirstBrokenRowAndWhatItMeans() {
    run("export", "71");
    run("people");
    assertThat(run("audit", "verify")).isZero();
    house.meddle("UPDATE audit_log SET actor = 'somebody else' WHERE id = 2");
    assertThat(run("audit", "verify")).isEqualTo(1);
    assertThat(said.toString()).contains("not intact. Row 2 is the first");
    house.meddle("DELETE FROM audit_subjects");
    house.meddle("DELETE FROM audit_log WHERE id > 1");
    assertThat(run("audit", "verify")).isEqualTo(1);
    assertThat(said.toString())
        .contains("The keys record a row 4", "by hand instead of with switchboard restore");
  }

  @Test
  void dataThatWasPutInPlaceByHandIsAcceptedOnlyWhenSomebodySaysSo() {
    run("export", "71");
    run("people");
    assertThat(run("audit", "accept-restore")).isEqualTo(1);
    assertThat(said.toString()).contains("there is no restore to record");
    house.meddle("DELETE FROM audit_subjects");
    house.meddle("DELETE FROM audit_log WHERE id > 1");
    run("people");
    assertThat(run("audit", "verify")).isEqualTo(1);
    assertThat(run("audit", "accept-restore")).isZero();
    assertThat(run("audit", "verify")).isZero();
    assertThat(said.toString()).contains("Row 4: backup restored at ", " by " + USER, "4 rows");
  }

  @Test
  void aRestoreIsInTheLogThatItPutsInPlace() {
    run("people");
    run("backup");
    run("export", "71");
    house.stop();
    assertThat(run("restore", "latest")).isZero();
    assertThat(run("audit", "verify")).isZero();
    assertThat(said.toString())
        .contains(
            "Row 3: backup restored at ",
            " by " + USER,
            "The replaced log ended at row 5; its rows from row 3 on are in the data",
            "3 rows");
    run("people");
    assertThat(run("audit", "verify")).isZero();
    assertThat(said.toString()).contains("5 rows");
  }

  /** The work that is cut short: writes an audit entry. */
  static final class Writing implements Consumer<Path> {

    @Override
    public void accept(Path home) {
      try (var store = open(home)) {
        store.writeNow(Writing::row);
      }
    }

    static long row(Tables tables) {
      var entry =
          AuditEntry.of(
              Instant.EPOCH,
              AuditEntry.Actor.commandLine("ann"),
              AuditAction.BACKUP,
              "way",
              null,
              AuditEntry.Result.DONE);
      return AuditChain.append(tables, entry).id();
    }

    static Store open(Path folder) {
      return Store.open(
          folder.resolve("data/switchboard.db"), KeySource.file(folder.resolve("master.json")));
    }
  }

  @Test
  void aRowWhoseMarkWasCutShortIsThereAndTheNextOneIsMarked() {
    var _ = HaltAtCrashPoint.runInProcess(new Writing(), folder, CrashPoint.AUDIT_COMMITTED);
    assertThat(house.keyRows("SELECT content FROM instance WHERE name = 'audit_mark'").getFirst())
        .startsWith("0:");
    assertThat(run("audit", "verify")).isZero();
    var _ = HaltAtCrashPoint.runInProcess(new Writing(), folder, CrashPoint.AUDIT_MARKED);
    assertThat(house.keyRows("SELECT content FROM instance WHERE name = 'audit_mark'").getFirst())
        .startsWith("2:");
    assertThat(run("audit", "verify")).isZero();
    assertThat(said.toString()).contains("2 rows");
  }
}
