package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.CrashPoint;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.CommandRun;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.OriginalBot;
import switchboard.testing.Program;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** The command {@code import}, before and between runs of the server. */
@OnEachDatabase
class ImportCommandTest {

  private static final int MESSAGES = 1_500;
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2025-03-01T10:00:00");

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final TestServer house;
  private final SimulatorPerson ann;

  ImportCommandTest(TestDatabase database, @TempDir Path folder) {
    this.folder = folder;
    house = new TestServer(folder, "first").set(it -> it.on(database));
    ann = house.person("Ann");
    settings.put("KEY_FILE", folder.resolve("master.json").toString());
    if (database == TestDatabase.POSTGRES) {
      settings.put("DATABASE_URL", TestPostgres.urlOf(folder.resolve("data")));
    }
  }

  @BeforeEach
  void write() {
    try (var bot = OriginalBot.withTables(folder.resolve("old.db"))) {
      bot.user(ann.id(), "Ann", BEGIN, BEGIN.plusDays(1));
      for (int i = 1; i <= MESSAGES; i++) {
        bot.message(i % 3 == 0 ? ann.id() : 1_000_000 + i, i, "message " + i, BEGIN.plusMinutes(i));
      }
    }
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String run(int exitCode, String... words) {
    var run = CommandRun.of(folder, settings, words);
    assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
    assertThat(run.output()).doesNotContain("Exception");
    return run.output();
  }

  private String flask(int exitCode, String... more) {
    var words = new ArrayList<>(List.of("import", "flask", file("old.db")));
    words.addAll(List.of(more));
    return run(exitCode, words.toArray(String[]::new));
  }

  @Test
  void theHistoryIsShownInTheChat() {
    assertThat(flask(0, "--same-bot", "--zone=UTC", "--yes"))
        .contains(
            "which has 0 people and 0 messages",
            "The source does not say which bot it is from: your answer decides.",
            "Imported: 1,001 people, 1,500 messages.");
    assertThat(flask(0, "--same-bot", "--zone=UTC", "--yes")).contains("nothing new to import");
    house.byWebhook();
    ann.send("/history");
    house.settle();
    var shown = ann.await(it -> it.toString().contains("message 1500"), Duration.ofSeconds(10));
    assertThat(shown.toString()).contains("message 1497", "message 1494");
    assertThat(house.textsOf(ann.id())).hasSize(MESSAGES / 3);
    house.stop();
    assertThat(run(0, "audit", "list"))
        .containsOnlyOnce("import  done  (switchboard import flask)");
    assertThat(run(0, "audit", "verify")).contains("intact");
  }

  @Test
  void aServerOnTheDataIsRefused() {
    house.byWebhook();
    assertThat(flask(1, "--same-bot", "--zone=UTC", "--yes")).contains("Stop it first");
    assertThat(house.rows("SELECT * FROM user_messages")).isEmpty();
  }

  @Test
  void aDryRunAndQuestionsThatNobodyAnswersChangeNothing() {
    assertThat(flask(0, "--same-bot", "--zone=UTC", "--dry-run"))
        .contains("1,500", "Nothing was imported (--dry-run)");
    assertThat(flask(2, "--same-bot", "--zone=UTC")).contains("add --yes");
    assertThat(flask(2, "--zone=UTC", "--yes")).contains("--same-bot", "--other-bot");
    assertThat(flask(2, "--same-bot", "--yes")).contains("Add --zone");
    assertThat(flask(2, "--same-bot", "--yes", "--zone=Europe/Berln"))
        .contains("did you mean `Europe/Berlin`");
    assertThat(flask(2, "--same-bot", "--other-bot", "--zone=UTC")).contains("mutually exclusive");
    assertThat(flask(0, "--same-bot", "--zone=UTC", "--dry-run"))
        .contains("which has 0 people and 0 messages");
  }

  @Test
  @StartsProgram
  void anImportWhosePowerIsCutGoesOn() {
    String[] words = {"import", "flask", file("old.db"), "--same-bot", "--zone=UTC", "--yes"};
    var halted = Program.halting(folder, settings, CrashPoint.IMPORT_PART_COMMITTED, words);
    assertThat(halted.awaitExit()).as(halted.output()).isEqualTo(HaltAtCrashPoint.KILLED);
    assertThat(flask(0, "--same-bot", "--zone=UTC", "--yes"))
        .containsPattern("messages +1,500 +[0-9,]+ +[1-9]")
        .contains("Imported: ");
    assertThat(flask(0, "--same-bot", "--zone=UTC", "--yes"))
        .contains("which has 1,001 people and 1,500 messages", "nothing new to import");
  }

  @Test
  void theOtherSourcesAreImported() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "ID;Name\n5;Eva\n6;Fay\n-7;G\n");
    assertThat(run(2, "import", "csv", file("p.csv"), "--other-bot", "--yes"))
        .contains("--map 'user_id=ID,first_name=Name'");
    assertThat(
            run(
                0,
                "import",
                "csv",
                file("p.csv"),
                "--other-bot",
                "--yes",
                "--map=user_id=ID,first_name=Name"))
        .contains(
            "line 4: the user id is “-7”.",
            "count as unreachable until they start this bot",
            "Imported: 2 people. Start the server.");
    Files.writeString(folder.resolve("s.json"), "{\"5\":{\"lang\":\"de\"},\"8:8\":{}}");
    assertThat(run(0, "import", "sessions", file("s.json"), "--same-bot", "--yes"))
        .contains("Imported: 1 person, 1 person’s settings.");
    Files.writeString(
        folder.resolve("result.json"),
        """
        {"type":"bot_chat","id":7,"messages":[{"id":1,"type":"message","from_id":"user5",
          "date_unixtime":"1714559400","text":"hello"}]}
        """);
    assertThat(run(0, "import", "telegram-export", file("result.json"), "--same-bot", "--yes"))
        .contains("Imported: 1 message.");
    assertThat(run(0, "export", "5")).contains("\"Eva\"", "\"hello\"", "\"reachable\" : false");
  }

  @Test
  void whetherItIsTheSameBotIsKnownFromAnExportThatNamesTheBot() throws IOException {
    house.byWebhook();
    house.stop();
    var ours = house.rows("SELECT content FROM instance WHERE name = 'bot'").getFirst();
    export("777");
    assertThat(run(2, "import", "telegram-export", file("result.json"), "--same-bot", "--yes"))
        .contains("the id 777, and this bot has the id " + ours + ". Leave out --same-bot.");
    assertThat(run(0, "import", "telegram-export", file("result.json"), "--dry-run"))
        .contains("is of the bot “Old” with the id 777", "count as unreachable until they start");
    export(ours);
    assertThat(run(0, "import", "telegram-export", file("result.json"), "--yes"))
        .contains("count as reachable", "Imported: 1 person, 1 message.");
    assertThat(run(0, "export", "5")).contains("\"reachable\" : true");
  }

  private void export(String bot) throws IOException {
    Files.writeString(
        folder.resolve("result.json"),
        """
        {"name":"Old","type":"bot_chat","id":%s,"messages":[{"id":1,"type":"message",
          "from_id":"user5","date_unixtime":"1714559400","text":"hello"}]}
        """
            .formatted(bot));
  }

  @Test
  void filesThatCannotBeReadAreNamed() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    for (var kind : new String[] {"flask", "csv", "telegram-export", "sessions"}) {
      assertThat(run(1, "import", kind, file("none"), "--same-bot"))
          .contains("none does not exist");
      assertThat(run(1, "import", kind, file("folder"), "--same-bot")).contains("is a folder");
    }
    assertThat(folder.resolve("data/switchboard.db")).doesNotExist();
    assertThat(run(2, "import")).contains("flask", "csv", "telegram-export", "sessions");
  }
}
