package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Eventually;
import switchboard.testing.Ports;
import switchboard.testing.Program;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;

/** At a path of a shared host the webhook works and the console does not: the start says so. */
@StartsProgram
class PublicUrlPathTest {

  private static final String LINK = "/setup?code=";

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(TestServer.TOKEN));
  private final int port = Ports.free();

  @AfterEach
  void close() {
    simulator.close();
  }

  /** What the program prints until it is known to Telegram and has printed the link. */
  private String output(String publicUrl) {
    var program =
        Program.start(
            folder,
            Map.of(
                "BOT_TOKEN",
                TestServer.TOKEN,
                "BOT_API_URL",
                simulator.uri().toString(),
                "PUBLIC_URL",
                publicUrl,
                "LISTEN",
                "127.0.0.1:" + port));
    try {
      Eventually.holds("the link is printed", () -> program.output().contains("admin create"));
      return program.output();
    } finally {
      program.kill();
    }
  }

  @Test
  void theLogSaysItAndTheLinkLeadsToThisMachine() {
    var here = "http://127.0.0.1:" + port;
    assertThat(output("https://shared.example.org/bot").lines())
        .anySatisfy(line ->
            assertThat(line)
                .contains("PUBLIC_URL has a path", "only the webhook")
                .contains("public_url=\"https://shared.example.org/bot\"")
                .contains("console=\"" + here + "/admin\""))
        .anyMatch(line -> line.strip().startsWith(here + LINK))
        .noneMatch(line -> line.contains("https://shared.example.org/bot" + LINK));
  }

  @Test
  void withoutAPathTheLinkLeadsToThePublicHost() {
    assertThat(output("https://shared.example.org").lines())
        .noneMatch(line -> line.contains("PUBLIC_URL has a path"))
        .anyMatch(line -> line.strip().startsWith("https://shared.example.org" + LINK));
  }
}
