package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.Eventually;
import switchboard.testing.Ports;
import switchboard.testing.Program;
import switchboard.testing.ServiceUser;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;

/** The real program in the environments of services and containers. */
@StartsProgram
class EnvironmentTest {

  /**
   * Unusual digits, letter cases and time zones: Arabic digits, a Turkish locale, an unknown zone.
   */
  private static final Map<String, String> ODD =
      Map.of(
          "TZ", "Mars/Olympus",
          "LC_ALL", "C.UTF-8",
          "JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR -Duser.extensions=u-nu-arab");

  private final TelegramSimulator simulator =
      TelegramSimulator.start(
          SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Ports.free();
  @TempDir Path temporary;
  private Path folder;
  private @Nullable Program program;

  @BeforeEach
  void make() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = Files.createDirectories(temporary.resolve("büro 1"));
  }

  @AfterEach
  void stop() {
    if (program != null) {
      program.kill();
    }
    http.close();
    simulator.close();
  }

  private Map<String, String> environment(String... more) {
    var all = new HashMap<>(ODD);
    all.put("BOT_TOKEN", TestServer.TOKEN);
    all.put("BOT_API_URL", simulator.uri().toString());
    all.put("PUBLIC_URL", "http://127.0.0.1:" + port);
    all.put("LISTEN", "127.0.0.1:" + port);
    for (int i = 0; i < more.length; i += 2) {
      all.merge(more[i], more[i + 1], (one, other) -> one + " " + other);
    }
    return all;
  }

  private void works(Program started) {
    try {
      Eventually.holds(
          "it runs well and Telegram knows it",
          () -> health().contains("\"status\":\"up\"") && health().contains("\"telegram\":\"up\""));
    } catch (AssertionError e) {
      throw new AssertionError(health() + started.output(), e);
    }
    var ann = simulator.person("Ann", "tr");
    int seen = ann.messages().size();
    ann.send("/start");
    Eventually.holds("the person is answered", () -> ann.messages().size() > seen + 1);
  }

  private String health() {
    try {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"));
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void itsTemporaryFilesMayBeRemovedWhileItRunsAndTheLocaleChangesNothing() throws IOException {
    var tmp = Files.createDirectory(temporary.resolve("tmp"));
    var started =
        Program.wrapped(
            List.of("bash", "-c", "umask 000; exec \"$@\"", "bash"),
            folder,
            environment("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + tmp));
    program = started;
    Eventually.holds("it runs", () -> health().contains("up"));
    try (var files = Files.walk(tmp)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    works(started);
    for (var made : List.of("data", "data/lock", "data/keys.db-wal", "secrets/master.json")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(made)))
          .as(made)
          .allMatch(permission -> permission.toString().startsWith("OWNER"));
    }
    assertThat(started.output()).doesNotContain("Exception").doesNotContainPattern("[٠-٩]");
    assertThat(started.terminate()).isZero();
  }

  @Test
  void descriptorsThatRunOutAreSaidAndItGoesOnOnceThereAreSome() throws IOException {
    var started =
        Program.wrapped(
            List.of("bash", "-c", "ulimit -n 300; exec \"$@\"", "bash"), folder, environment());
    program = started;
    works(started); // loads classes, which needs file descriptors
    var idle = new ArrayList<SocketChannel>();
    for (int i = 0; i < 350; i++) {
      var channel = SocketChannel.open();
      channel.configureBlocking(false); // connections in the accept queue count too
      idle.add(channel);
      var _ = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
    Eventually.holds("it is said", () -> started.output().contains("LimitNOFILE="));
    for (var channel : idle) {
      channel.close();
    }
    works(started);
    assertThat(started.output()).doesNotContain("\tat ");
  }

  @Test
  void withoutNameHomeOrAnythingToWriteButItsFolder() {
    ServiceUser.assumeRoot();
    ServiceUser.give(folder);
    var started = Program.wrapped(readOnlyMachine(), folder, environment());
    program = started;
    works(started);
    assertThat(started.output()).doesNotContain("Exception");
    assertThat(started.terminate()).isZero();
    ServiceUser.ownsAll(folder.resolve("data"));
  }

  /** Wrapper command that makes all file systems read-only and temporary folders noexec. */
  private List<String> readOnlyMachine() {
    var command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-m",
                "bash",
                "-c",
                """
                set -e
                mount --bind "$1" "$1"
                mount --bind "$0" "$0"
                mount -o remount,bind,ro,noexec "$1"
                mount -o remount,bind,ro /
                ! touch "$1/x" 2> /dev/null || exit 9
                shift
                cd "$0"
                exec "$@"
                """,
                folder.toString(),
                System.getProperty("java.io.tmpdir")));
    command.addAll(ServiceUser.RUN);
    return command;
  }
}
