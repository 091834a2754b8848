package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Eventually;
import switchboard.testing.Program;
import switchboard.testing.ServiceUser;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestCertificates;
import switchboard.testing.TestServer;

/** A service without rights meets files that it may not read. */
@StartsProgram
class UnreadableFilesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path shared;
  private static String classPath;

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(TestServer.TOKEN));
  private @Nullable Program started;

  @BeforeAll
  static void copyTheProgram() throws IOException {
    permit(shared, "rwxr-xr-x");
    classPath =
        ServiceUser.isPossible()
            ? ServiceUser.classPath(shared)
            : System.getProperty("java.class.path");
  }

  @BeforeEach
  void fill() throws IOException {
    Files.copy(Path.of("server/src/test/resources/bots/first.yaml"), folder.resolve("bot.yaml"));
    Files.writeString(folder.resolve(".env"), "SEND_RATE=off");
    permit(folder, "rwxr-xr-x");
    if (ServiceUser.isPossible()) {
      ServiceUser.give(folder);
    }
  }

  @AfterEach
  void close() {
    if (started != null) {
      started.kill();
    }
    simulator.close();
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private Program start(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("BOT_TOKEN", TestServer.TOKEN);
    settings.put("BOT_API_URL", simulator.uri().toString());
    settings.put("LISTEN", "127.0.0.1:0");
    var program =
        Program.wrapped(
            ServiceUser.isPossible() ? ServiceUser.RUN_WITHOUT_RIGHTS : List.of(),
            classPath,
            folder,
            settings);
    started = program;
    return program;
  }

  @Test
  void filesOfRootStopTheStartAndTheirOwnerIsNamed() throws IOException {
    ServiceUser.assumeRoot();
    refused("bot.yaml", "cert.pem", "key.pem");
  }

  @Test
  void soDoesASettingsFileOfRoot() throws IOException {
    ServiceUser.assumeRoot();
    refused(".env");
  }

  private void refused(String... names) throws IOException {
    TestCertificates.make(folder, "EC", 30);
    for (var name : names) {
      Files.setAttribute(folder.resolve(name), "unix:uid", 0);
      permit(folder.resolve(name), "rw-------");
    }
    var program = start(Map.of("TLS_CERT", "cert.pem", "TLS_KEY", "key.pem"));
    assertThat(program.awaitExit()).isEqualTo(2);
    for (var name : names) {
      var file = folder.resolve(name);
      assertThat(program.output())
          .contains(
              file + " belongs to root, and this program runs as 12345", "chown 12345 " + file);
    }
    assertThat(program.output()).doesNotContain("sample");
    assertThat(simulator.calls()).isEmpty();
  }

  @Test
  void aBotFileThatCannotBeReadAnyMoreLeavesTheEarlierOneInUse() throws IOException {
    assumeTrue(ServiceUser.isPossible() || !ServiceUser.isRoot(), "root may read everything");
    var file = folder.resolve("bot.yaml");
    var program = start(Map.of());
    var ann = simulator.person("Ann", "en");
    ann.send("/start");
    await(ann, "Welcome, Ann!");
    permit(file, "---------");
    said(program, "Bot file cannot be read");
    assertThat(program.output())
        .contains("the permissions of %s deny access to its owner".formatted(file))
        .contains("chmod u+rwX " + file);
    ann.send("/hours");
    await(ann, "We open at 9.");
    var edited = Files.readString(file).replace("We open at 9.", "We open at 8.");
    Files.writeString(file, edited);
    permit(file, "rw-------");
    said(program, "Bot file reloaded");
    ann.send("/hours");
    await(ann, "We open at 8.");
    assertThat(program.output()).containsOnlyOnce("the permissions of " + file);
  }

  private static void said(Program program, String words) {
    Eventually.holds("it says: " + words, () -> program.output().contains(words));
  }

  private static void await(SimulatorPerson person, String text) {
    person.await(message -> message.path("text").asString("").equals(text), PATIENCE);
  }
}
