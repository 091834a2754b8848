package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.CommandRun;
import switchboard.testing.Eventually;
import switchboard.testing.Program;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** The whole program with its data on PostgreSQL. */
@StartsProgram
class PostgresProgramTest {

  private static final Pattern PORT = Pattern.compile("address=\"http://127.0.0.1:(\\d+)");
  private static final String PASSWORD = "never-shown-anywhere";

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(TestServer.TOKEN));
  private final Map<String, String> settings = new HashMap<>();
  private final List<Program> started = new ArrayList<>();

  @BeforeEach
  void set() {
    settings.putAll(
        Map.of(
            "BOT_TOKEN",
            TestServer.TOKEN,
            "BOT_API_URL",
            simulator.uri().toString(),
            "LISTEN",
            "127.0.0.1:0",
            "ADMIN_API_TOKEN",
            TestServer.ADMIN_TOKEN,
            "DATABASE_URL",
            TestPostgres.urlOf(folder) + "&password=" + PASSWORD));
  }

  @AfterEach
  void close() {
    started.forEach(Program::kill);
    simulator.close();
  }

  @Test
  void theBotAnswersRestartsExportsAndErases() throws Exception {
    var ann = simulator.person("Ann", "en");
    var first = serve();
    ann.send("/start");
    ann.send("a text that PostgreSQL keeps");
    Eventually.holds("both are answered", () -> ann.messages().size() >= 4);
    var health = health(first);
    assertThat(health.body()).contains("\"database\":\"up\"", "\"keys\":\"up\"", "database_bytes");
    assertThat(health.body()).doesNotContain(PASSWORD);
    assertThat(first.terminate()).isZero();

    var second = serve();
    ann.send("after the restart");
    Eventually.holds("it is answered", () -> ann.messages().size() >= 6);
    var user = Long.toString(ann.id());
    assertThat(command(0, "export", user)).contains("a text that PostgreSQL keeps");
    assertThat(command(0, "key", "rotate")).contains("Master key rotated");
    assertThat(command(0, "audit", "verify")).contains("intact");
    assertThat(command(0, "erase", user, "--yes")).contains("Erased. Receipt");
    assertThat(command(1, "export", user)).doesNotContain("a text");
    assertThat(second.terminate()).isZero();
    assertThat(command(0, "backup")).contains("Done in").doesNotContain(PASSWORD);
    assertThat(command(0, "restore", "latest")).contains("People 0, messages 0");
    assertThat(folder.resolve("data/switchboard.db")).doesNotExist();
    assertThat(folder.resolve("data/keys.db")).doesNotExist();
    refusesAnotherBot();
  }

  private void refusesAnotherBot() {
    settings.put("BOT_TOKEN", "987654321:" + "AbCdE-_".repeat(5));
    var other = Program.start(folder, settings);
    assertThat(other.awaitExit()).as(other.output()).isEqualTo(2);
    assertThat(other.output())
        .contains("The token is for bot 987654321, but the database", "belongs to bot 123456789")
        .doesNotContain(PASSWORD);
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutThePassword() {
    settings.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/bot?password=" + PASSWORD);
    var program = Program.start(folder, settings);
    assertThat(program.awaitExit()).isEqualTo(2);
    assertThat(program.output())
        .contains("The database bot on 127.0.0.1 cannot be used: it cannot be reached")
        .doesNotContain(PASSWORD, "Exception");
    assertThat(folder.resolve("secrets")).doesNotExist();
  }

  private Program serve() {
    var program = Program.start(folder, settings);
    started.add(program);
    Eventually.holds("it has started", () -> program.output().contains("Switchboard started"));
    assertThat(program.output()).doesNotContain(PASSWORD);
    return program;
  }

  private String command(int exitCode, String... words) {
    var run = CommandRun.of(folder, settings, words);
    assertThat(run.exitCode()).as(run.output()).isEqualTo(exitCode);
    assertThat(run.output()).doesNotContain(PASSWORD);
    return run.output();
  }

  private static HttpResponse<String> health(Program program) throws Exception {
    var port = PORT.matcher(program.output());
    assertThat(port.find()).as(program.output()).isTrue();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/health"))
              .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
