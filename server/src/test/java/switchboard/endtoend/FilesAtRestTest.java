package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.testing.DatabaseReader;
import switchboard.testing.DiskWatch;
import switchboard.testing.Eventually;
import switchboard.testing.Ports;
import switchboard.testing.Program;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/**
 * Nothing of a file is readable in the data folder, in backups or among temporary files: not while
 * it comes from a person or an operator, is exported, backed up and restored, and not afterwards.
 */
@StartsProgram
class FilesAtRestTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BOUNDARY = "boundary-of-the-test";
  private static final int LENGTH = 1 << 20;
  private static final int STEP = 256 << 10;
  private static final int PROBE = 24;

  @TempDir Path folder;
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(TestServer.TOKEN));
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> settings = new HashMap<>();
  private final byte[] theirs = noise(1);
  private final byte[] ours = noise(2);
  private int port;
  private @Nullable Program program;

  /** Random bytes, which no compression hides. */
  private static byte[] noise(long seed) {
    var bytes = new byte[LENGTH];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void prepare() throws IOException {
    Files.copy(Path.of("server/src/test/resources/bots/first.yaml"), folder.resolve("bot.yaml"));
    var temporary = Files.createDirectory(folder.resolve("tmp")).toString();
    for (var name : List.of("data", "backups", "out")) {
      Files.createDirectory(folder.resolve(name));
    }
    port = Ports.free();
    settings.putAll(
        Map.of(
            "BOT_TOKEN",
            TestServer.TOKEN,
            "BOT_API_URL",
            simulator.uri().toString(),
            "LISTEN",
            "127.0.0.1:" + port,
            "ADMIN_API_TOKEN",
            TestServer.ADMIN_TOKEN,
            "MEDIA",
            "all",
            "SEND_RATE",
            "off",
            "BACKUP_DIR",
            "backups",
            "JAVA_TOOL_OPTIONS",
            "-Djava.io.tmpdir=" + temporary,
            "SQLITE_TMPDIR",
            temporary,
            "TMPDIR",
            temporary));
  }

  @AfterEach
  void close() {
    if (program != null) {
      program.kill();
    }
    http.close();
    simulator.close();
  }

  private Map<String, byte[]> wanted() {
    var wanted = new HashMap<String, byte[]>();
    wanted.put("a name", "canary-bird".getBytes(StandardCharsets.UTF_8));
    for (int at = 0; at < LENGTH; at += STEP) {
      wanted.put("byte " + at + " of the person's", Arrays.copyOfRange(theirs, at, at + PROBE));
      wanted.put("byte " + at + " of the operator's", Arrays.copyOfRange(ours, at, at + PROBE));
    }
    return wanted;
  }

  private String run(String... words) {
    var command = Program.command(folder, settings, words);
    assertThat(command.awaitExit()).as(() -> command.output()).isZero();
    return command.output();
  }

  private Program start() {
    var started = Program.start(folder, settings);
    program = started;
    return started;
  }

  private List<String> rows(String sql) {
    return DatabaseReader.rows(folder.resolve("data/switchboard.db"), sql);
  }

  private void awaitStored(int count) {
    Eventually.holds(
        count + " files are stored",
        () -> rows("SELECT id FROM media WHERE state = 'stored'").size() == count);
  }

  private int answer(SimulatorPerson person) throws Exception {
    var form = new ByteArrayOutputStream();
    for (var line :
        List.of(
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"text\"",
            "",
            "see",
            "--" + BOUNDARY,
            "Content-Disposition: form-data; name=\"file\"; filename=\"canary-bird-2.bin\"",
            "")) {
      form.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    form.writeBytes(ours);
    form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    var address = "http://127.0.0.1:%d/admin/people/%d/reply".formatted(port, person.id());
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.toByteArray()));
    return http.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private byte[] content(JsonNode message) {
    return simulator
        .bot(TestServer.TOKEN)
        .file(message.at("/document/file_id").asString())
        .orElseThrow();
  }

  private static boolean isNamed(JsonNode message, String ending) {
    return message.at("/document/file_name").asString("").endsWith(ending);
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    var found = new HashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        found.put(entry.getName(), in.readAllBytes());
      }
    }
    return found;
  }

  @Test
  void nothingOfAFileIsEverReadableOnTheDisk() throws Exception {
    var folders = List.of(folder.resolve("data"), folder.resolve("backups"), folder.resolve("tmp"));
    try (var watch = new DiskWatch(folders, wanted())) {
      var ann = simulator.person("Ann", "en");
      var first = start();
      exchangeAndExport(ann);
      assertThat(watch.found()).as("while files come and go").isEmpty();
      backUpAndRestore(ann, first);
      assertThat(watch.found()).as("with a backup, after a restore").isEmpty();
      erase(ann);
      assertThat(watch.found()).as("after the erasure").isEmpty();
      Files.write(folder.resolve("tmp/x"), Arrays.copyOfRange(theirs, STEP, 2 * STEP));
      assertThat(watch.found()).containsExactly("byte " + STEP + " of the person's in tmp/x");
    }
  }

  private void exchangeAndExport(SimulatorPerson ann) throws Exception {
    ann.send("/start");
    ann.await(message -> message.path("text").asString("").contains("Welcome"), PATIENCE);
    ann.media(MediaRequest.document("canary-bird-1.bin", "application/octet-stream", theirs));
    awaitStored(1);
    assertThat(answer(ann)).isEqualTo(303);
    assertThat(content(ann.await(message -> isNamed(message, "2.bin"), PATIENCE))).isEqualTo(ours);
    ann.send("/export");
    var zip = content(ann.await(message -> isNamed(message, ".zip"), PATIENCE));
    assertThat(entries(zip).values()).containsExactlyInAnyOrder(theirs, ours);
  }

  private void backUpAndRestore(SimulatorPerson ann, Program running) throws IOException {
    exported(ann, "before.json");
    run("backup");
    assertThat(running.terminate()).isZero();
    run("restore", "latest");
    exported(ann, "restored.json");
    start();
    ann.send("still there");
    ann.await(message -> message.path("text").asString("").contains("still there"), PATIENCE);
  }

  private void exported(SimulatorPerson ann, String name) throws IOException {
    run("export", Long.toString(ann.id()), "--to", "out/" + name);
    try (var files = Files.list(folder.resolve("out/" + name + ".files"))) {
      assertThat(files.map(FilesAtRestTest::read)).containsExactlyInAnyOrder(theirs, ours);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The backup still has the files, but nothing that opens them comes back with it. */
  private void erase(SimulatorPerson ann) {
    run("erase", Long.toString(ann.id()), "--yes");
    var running = Objects.requireNonNull(program);
    assertThat(running.terminate()).isZero();
    run("restore", "latest");
    assertThat(rows("SELECT id FROM media")).isEmpty();
    assertThat(rows("SELECT user_id FROM users")).isEmpty();
    assertThat(
            DatabaseReader.rows(
                folder.resolve("data/keys.db"),
                "SELECT user_id FROM data_keys WHERE user_id = " + ann.id()))
        .isEmpty();
    var refused = Program.command(folder, settings, "export", Long.toString(ann.id()));
    assertThat(refused.awaitExit()).isNotZero();
  }
}
