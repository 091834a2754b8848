package switchboard;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import picocli.CommandLine.Command;

/** Starts the server in a passing folder and uses it a little, for the build's AOT cache. */
@Command(name = "train", hidden = true)
final class TrainCommand implements Runnable {

  @Override
  public void run() {
    Logs.configure(false, Level.WARN);
    try {
      var folder = Files.createTempDirectory("switchboard-train");
      try {
        exercise(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void exercise(Path folder) throws IOException, InterruptedException {
    var words =
        Map.of(
            "BOT_TOKEN",
            "100000:" + "A".repeat(35),
            "BOT_API_URL",
            "http://127.0.0.1:9",
            "LISTEN",
            "127.0.0.1:0",
            "DATA_DIR",
            folder.toString());
    var read = SettingsReader.read(words, Map.of(), EnvFile.parse(""), folder);
    if (read instanceof Settings.Read.Good good) {
      try (var server = Server.open(good.settings(), null);
          var client = HttpClient.newHttpClient()) {
        for (var path : new String[] {"/", "/health", "/nothing"}) {
          var address = URI.create("http://127.0.0.1:" + server.port() + path);
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
