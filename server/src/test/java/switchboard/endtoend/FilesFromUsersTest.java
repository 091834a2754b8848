package switchboard.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.UserId;
import switchboard.media.StoredMedia;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.people.MediaRequest;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** People send files to a running server. */
class FilesFromUsersTest {

  private static final byte[] TEXT = "canary-bird ".repeat(20_000).getBytes(US_ASCII);

  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first");
    start(Kept.ALL);
    ann = house.person("Ann");
    ann.send("/start");
  }

  private void start(Kept kept) {
    var policy = new FilePolicy(kept, 20 << 20, 0);
    house.set(it -> it.media(new MediaSettings(policy, 0, null, null))).byWebhook();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<MediaRow> rows() {
    return house.read(tables -> tables.media().of(new UserId(ann.id())));
  }

  private void awaitAll(FileState state, int count) {
    Eventually.holds(
        count + " are " + state,
        () -> rows().stream().filter(row -> row.state() == state).count() == count);
  }

  private byte[] content(MediaRow row) throws IOException {
    var data = folder.resolve("data");
    try (var channel = new StoredMedia(new MediaFolder(data)).open(row)) {
      var bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // goes on
      }
      return bytes.array();
    }
  }

  @Test
  void photosAndDocumentsAreKeptWithTheirThumbnails() throws IOException {
    ann.media("photo", "look");
    ann.media(MediaRequest.document("../../etc/letter.txt", "image/png", TEXT));
    ann.media("voice", null);
    awaitAll(FileState.STORED, 4);
    var document = rows().stream().filter(row -> row.name() != null).findFirst().orElseThrow();
    assertThat(document.name()).isEqualTo("_.._etc_letter.txt");
    assertThat(document.contentType()).isEqualTo("application/octet-stream");
    assertThat(content(document)).isEqualTo(TEXT);
    assertThat(rows().getFirst().contentType()).isIn("image/jpeg", "image/png");
    try (var files = Files.walk(folder.resolve("data"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), US_ASCII)).doesNotContain("canary-bird");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SERVER_ERROR", "HTML_ERROR", "HTML_PAGE", "RESET", "TRUNCATED", "NOT_FOUND"})
  void aFaultOfTheFileServerDelaysAFileAndNoReply(Kind kind) throws IOException {
    house.simulator().fault(SimulatorFault.of(SimulatorFault.FILE, kind, 1));
    ann.media(MediaRequest.document("letter.txt", "text/plain", TEXT));
    house.settle();
    Eventually.holds("an attempt has failed", () -> rows().getFirst().trouble() != null);
    assertThat(rows().getFirst().state()).isEqualTo(FileState.PENDING);
    house.turn(Duration.ofMinutes(1));
    awaitAll(FileState.STORED, 1);
    assertThat(content(rows().getFirst())).isEqualTo(TEXT);
  }

  @Test
  void aRateLimitPausesDownloads() throws IOException {
    house.simulator().fault(SimulatorFault.of("getFile", Kind.TOO_MANY_REQUESTS, 1));
    ann.media(MediaRequest.document("letter.txt", "text/plain", TEXT));
    Eventually.holds(
        "an attempt has failed",
        () -> rows().size() == 1 && rows().getFirst().trouble() == FileTrouble.TELEGRAM);
    house.turn(Duration.ofSeconds(4));
    awaitAll(FileState.STORED, 1);
    assertThat(content(rows().getFirst())).isEqualTo(TEXT);
  }

  @Test
  void aLocalServerNamesFilesOnThisDisk() throws IOException {
    house.close();
    var local = SimulatorOptions.tests().withTokens(TestServer.TOKEN).withLocal(true);
    var other = Files.createDirectory(folder.resolve("local"));
    house = new TestServer(other, "first", TelegramSimulator.start(local));
    var policy = new FilePolicy(Kept.ALL, 20 << 20, 0);
    var below = folder.getParent(); // the simulator's files are there too
    house.set(it -> it.media(new MediaSettings(policy, 0, null, below))).byWebhook();
    ann = house.person("Ben");
    ann.media(MediaRequest.document("letter.txt", "text/plain", TEXT));
    Eventually.holds(
        "an attempt is made: " + rows(),
        () -> rows().size() == 1 && rows().getFirst().attempts() > 0);
    Eventually.holds(
        "it is stored, not " + rows(), () -> rows().getFirst().state() == FileState.STORED);
    assertThat(rows().getFirst().bytes()).isEqualTo(TEXT.length);
  }

  @Test
  void aSlowFileDelaysNoReply() {
    house.simulator().fault(SimulatorFault.slowFile(100, 1));
    ann.media(MediaRequest.document("letter.txt", "text/plain", TEXT));
    ann.send("hello");
    house.settle();
    assertThat(rows().getFirst().state()).isEqualTo(FileState.PENDING);
    ann.media(MediaRequest.document("other.txt", "text/plain", TEXT));
    awaitAll(FileState.STORED, 1);
  }

  @Test
  void anExportContainsTheFilesByteForByte() throws IOException {
    ann.media(MediaRequest.document("letter.txt", "text/plain", TEXT));
    ann.media(MediaRequest.document("other.txt", "text/plain", "short".getBytes(US_ASCII)));
    awaitAll(FileState.STORED, 2);
    ann.send("/export");
    house.settle();
    var sent =
        ann.messages().stream()
            .map(message -> message.path("document"))
            .filter(document -> document.path("file_name").asString("").startsWith("my-data-"))
            .toList();
    assertThat(sent)
        .extracting(document -> document.path("file_name").asString().replaceFirst("\\d+", "ID"))
        .containsExactly("my-data-ID-files-1.zip", "my-data-ID.json");
    var bot = house.simulator().bot(TestServer.TOKEN);
    var zip = bot.file(sent.getFirst().path("file_id").asString()).orElseThrow();
    assertThat(entries(zip))
        .containsExactly(
            Map.entry(rows().get(0).id() + ".bin", new String(TEXT, US_ASCII)),
            Map.entry(rows().get(1).id() + ".bin", "short"));
  }

  private static List<Map.Entry<String, String>> entries(byte[] zip) throws IOException {
    var found = new ArrayList<Map.Entry<String, String>>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        found.add(Map.entry(entry.getName(), new String(in.readAllBytes(), US_ASCII)));
      }
    }
    return found;
  }

  @Test
  void byDefaultOnlyThumbnailsAreKept() {
    house.stop();
    start(Kept.THUMBNAILS);
    ann.media("photo", null);
    awaitAll(FileState.STORED, 1);
    awaitAll(FileState.OFFERED, 1);
  }

  @Test
  void deletingMyDataDeletesTheFilesAndTheReceiptCountsThem() {
    ann.media(MediaRequest.document("letter.txt", "text/plain", TEXT));
    awaitAll(FileState.STORED, 1);
    var file =
        new MediaFolder(folder.resolve("data")).file(String.valueOf(rows().getFirst().path()));
    assertThat(file).exists();
    ann.send("/delete");
    ann.await(message -> !message.path("reply_markup").isMissingNode(), Duration.ofSeconds(20));
    house.settle();
    ann.tap("🗑 Yes, delete everything");
    house.settle();
    Eventually.holds("the file is deleted", () -> !Files.exists(file));
    assertThat(ann.messages().getLast().path("text").asString("")).contains("Files: 1.");
  }
}
