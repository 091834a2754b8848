package switchboard.cli;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import switchboard.app.Logging;
import switchboard.app.ServerFactory;
import switchboard.base.DurableFiles;
import switchboard.config.DotEnvFile;
import switchboard.config.SettingSources;
import switchboard.config.Settings;
import switchboard.config.SettingsReader;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the server in a temporary folder with simulated users, so that the build's AOT cache
 * contains the classes and the hot methods.
 */
@Command(name = "train", hidden = true)
public final class AotTrainingCommand implements Runnable {

  private static final String TOKEN = "100000:" + "A".repeat(35);
  private static final int UPDATES = 4_000;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @Override
  public void run() {
    Logging.configure(false, Level.WARN);
    try {
      var folder = Files.createTempDirectory("switchboard-train");
      try (var simulator =
          TelegramSimulator.start(SimulatorOptions.tests().withTokens(TOKEN).withOpenWorld(true))) {
        exercise(folder, simulator);
      } finally {
        DurableFiles.deleteFolder(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void exercise(Path folder, TelegramSimulator simulator)
      throws IOException, InterruptedException {
    var words =
        Map.of(
            "BOT_TOKEN",
            TOKEN,
            "BOT_API_URL",
            simulator.uri().toString(),
            "LISTEN",
            "127.0.0.1:0",
            "DATA_DIR",
            folder.resolve("data").toString(),
            "KEY_FILE",
            folder.resolve("master.json").toString(),
            "SEND_RATE",
            "off");
    var read = SettingsReader.read(new SettingSources(words, Map.of(), DotEnvFile.NONE, folder));
    if (read instanceof Settings.Read.Good good) {
      try (var server = new ServerFactory().open(good.settings(), InstantSource.system())) {
        ask(URI.create("http://127.0.0.1:" + server.port()));
        server.connect(URI.create("http://127.0.0.1:" + server.port()));
        for (int i = 0; i < UPDATES; i++) {
          simulator.deliver(update(i));
        }
        until(() -> simulator.bot(TOKEN).pending() == 0 && server.outboxIsEmpty());
      }
    }
  }

  private static void ask(URI server) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      for (var path : new String[] {"/", "/health", "/nothing"}) {
        var request = HttpRequest.newBuilder(server.resolve(path)).build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
      }
    }
  }

  /** Texts, commands and taps, in a realistic mix. */
  private static ObjectNode update(int number) {
    long user = 1_000L + number % 50;
    var person = "{\"id\":%d,\"is_bot\":false,\"first_name\":\"P\",\"language_code\":\"en\"}";
    var chat = "{\"id\":%d,\"type\":\"private\",\"first_name\":\"P\"}";
    var message = "\"from\":" + person + ",\"chat\":" + chat + ",\"date\":1790000000";
    var kind =
        switch (number % 5) {
          case 0 -> "\"message\":{\"message_id\":%3$d," + message + ",\"text\":\"/start\"}";
          case 1, 2 ->
              "\"callback_query\":{\"id\":\"%3$d\",\"from\":"
                  + person
                  + ",\"chat_instance\":\"1\",\"data\":\"s:hours\",\"message\":{\"message_id\":5,"
                  + message
                  + ",\"text\":\"x\"}}";
          default -> "\"message\":{\"message_id\":%3$d," + message + ",\"text\":\"Hello %3$d\"}";
        };
    var json = "{" + kind.replaceAll("%d", "%1\\$d").formatted(user, user, number + 1) + "}";
    return (ObjectNode) new JsonMapper().readTree(json);
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(10_000_000);
    }
  }
}
