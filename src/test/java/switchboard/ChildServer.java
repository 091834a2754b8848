package switchboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The program as a process of its own, which can be killed. */
final class ChildServer implements AutoCloseable {

  private final Path folder;
  private final Map<String, String> settings = new HashMap<>();
  private final URI address;
  private @Nullable Process process;

  /**
   * @param folder where it works; its log is there too
   */
  ChildServer(Path folder, URI botApi) {
    this.folder = folder;
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port);
    settings.put("BOT_TOKEN", House.TOKEN);
    settings.put("BOT_API_URL", botApi.toString());
    settings.put("LISTEN", "127.0.0.1:" + port);
    settings.put("PUBLIC_URL", address.toString());
    settings.put("SEND_RATE", "off");
    settings.put(
        "BOT_FILE", Path.of("src/test/resources/bots/first.yaml").toAbsolutePath().toString());
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "switchboard.Switchboard",
                "serve")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().putAll(settings);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}. */
  void kill() {
    process().destroyForcibly();
    waitFor();
  }

  /** SIGTERM; gives the exit code. */
  int terminate() {
    process().destroy();
    return waitFor();
  }

  int waitFor() {
    try {
      if (!process().waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("the program does not end");
      }
      return process().exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process process() {
    return Objects.requireNonNull(process, "not started");
  }

  URI address() {
    return address;
  }

  Path database() {
    return folder.resolve("data/switchboard.db");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }
}
