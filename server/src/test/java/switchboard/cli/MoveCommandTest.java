package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.CrashPoint;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.testing.CommandRun;
import switchboard.testing.Eventually;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.Program;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** The command {@code move}, between runs of the server. */
class MoveCommandTest {

  private static final String PASSWORD = "never-shown-anywhere";

  @TempDir Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private TestServer house;
  private SimulatorPerson ann;
  private String url = "";

  @BeforeEach
  void open() {
    url = TestPostgres.urlOf(folder.resolve("data"));
    house = new TestServer(folder, "first").byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    ann.send("before the move");
    house.settle();
    settings.put("KEY_FILE", folder.resolve("master.json").toString());
    settings.put("DATABASE_PASSWORD", PASSWORD);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String move(int exitCode, String... words) {
    var run = CommandRun.of(folder, settings, words);
    assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
    assertThat(run.output()).doesNotContain(PASSWORD, "Exception");
    return run.output();
  }

  @Test
  void aServerGoesOnThereAndSendsWhatWasPending() {
    house.stop();
    house.meddle("UPDATE outbox SET state = 'pending', owner = 5, given = 1 WHERE state = 'sent'");
    var sent = house.rows("SELECT id FROM outbox WHERE state = 'pending'");
    assertThat(sent).isNotEmpty();

    assertThat(move(0, "move", "--to", url))
        .contains(
            "users",
            "user_messages",
            "Set DATABASE_URL=" + url,
            "delete switchboard.db and keys.db in ")
        .doesNotContain("\r");
    house.set(it -> it.on(TestDatabase.POSTGRES)).byWebhook();
    Eventually.holds(
        "the pending replies are sent",
        () -> house.rows("SELECT id FROM outbox WHERE state = 'sent'").size() == sent.size());
    ann.send("on PostgreSQL");
    house.settle();
    assertThat(house.textsOf(ann.id())).containsExactly("before the move", "on PostgreSQL");
    settings.put("DATABASE_URL", url);
    assertThat(move(1, "move", "--to", "back")).contains("A server runs on");
  }

  @Test
  void theWayBackIsAFolderAndTheAuditLogIsIntact() throws IOException {
    house.stop();
    var file = new MediaFolder(folder.resolve("data"));
    var sent = file.newName();
    file.create(sent).close();
    file.finish(sent);
    Files.writeString(folder.resolve("data/media/folder.id"), "id");
    move(0, "move", "--to", url);
    settings.put("DATABASE_URL", url);
    assertThat(move(0, "move", "--to", "jdbc:sqlite:back/switchboard.db"))
        .contains("Set DATA_DIR=", "remove DATABASE_URL", "delete the database test")
        .contains("Files from users: 1 in ");
    var back = new MediaFolder(folder.resolve("back"));
    assertThat(back.knownId()).contains("id");
    assertThat(back.file(sent)).exists();
    settings.keySet().removeIf(name -> name.startsWith("DATABASE_"));
    settings.put("DATA_DIR", "back");
    assertThat(move(0, "export", Long.toString(ann.id()))).contains("before the move");
    assertThat(move(0, "audit", "verify")).contains("intact");
    assertThat(move(0, "audit", "list")).contains("move");
  }

  @Test
  @StartsProgram
  void aMoveWhosePowerIsCutGoesOn() {
    house.stop();
    var halted = Program.halting(folder, settings, CrashPoint.MOVE_COMPARED, "move", "--to", url);
    assertThat(halted.awaitExit()).as(halted.output()).isEqualTo(HaltAtCrashPoint.KILLED);
    assertThat(halted.output()).doesNotContain(PASSWORD, "Exception");
    settings.put("DATABASE_URL", url);
    assertThat(move(2, "people")).contains("run switchboard move again");
    settings.remove("DATABASE_URL");
    move(0, "move", "--to", url);
    settings.put("DATABASE_URL", url);
    assertThat(move(0, "export", Long.toString(ann.id()))).contains("before the move");
  }

  @Test
  void aServerOnTheDataIsRefused() {
    assertThat(move(1, "move", "--to", url)).contains("Another Switchboard already runs");
  }

  @Test
  void mistakesInTheTargetAreNamed() {
    house.stop();
    assertThat(move(2, "move")).contains("--to");
    assertThat(move(2, "move", "--to", "elsewhere")).contains("--to: the data is on SQLite");
    assertThat(move(2, "move", "--to", "postgres://u:" + PASSWORD + "@h/d"))
        .contains("--to: expected jdbc:postgresql://host:5432/database");
    assertThat(move(2, "move", "--to", "jdbc:postgresql://127.0.0.1:1/bot"))
        .contains("--to: The database bot on 127.0.0.1 cannot be used: it cannot be reached");
    assertThat(move(2, "move", "--to", url, "--data-dir=none")).contains("does not exist");
    move(0, "move", "--to", url);
    assertThat(move(2, "move", "--to", url)).contains("already has data of a bot");
    settings.put("DATABASE_URL", url);
    assertThat(move(2, "move", "--to", url)).contains("--to: the data is on PostgreSQL");
    assertThat(move(2, "move", "--to", "jdbc:sqlite:other.db"))
        .contains("the file " + Store.DATABASE + " in a folder");
    assertThat(move(2, "move", "--to", "data")).contains("already has data of a bot");
  }
}
