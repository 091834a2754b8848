package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.BEN;
import static switchboard.media.MediaStage.NONE;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.Pace;
import switchboard.domain.FileKind;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.UserId;
import switchboard.media.StoredFileException.Reason;
import switchboard.store.PersonalData;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class MediaDownloadsTest {

  private static final int SEGMENT = 64 << 10;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private MediaStage stage;

  @BeforeEach
  void open() throws IOException {
    stage = new MediaStage(database, folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private long stored(UserId user, String name, byte[] content) {
    stage.files.has(name, content);
    long id = stage.sent(user, name);
    stage.await(id, FileState.STORED);
    return id;
  }

  @Test
  void aFileIsStoredEncryptedAndReadAgainFromAnywhere() throws IOException {
    stage.start(NONE);
    for (int length : new int[] {1, SEGMENT - 57, SEGMENT, 3 * SEGMENT + 5, 1 << 20}) {
      var content = random(length);
      long id = stored(ANN, "f" + length, content);
      assertThat(stage.content(id)).isEqualTo(content);
      assertThat(stage.row(id).bytes()).isEqualTo(length);
      try (var channel = stage.stored.open(stage.row(id))) {
        assertThat(channel.size()).isEqualTo(length);
        channel.position(length / 2);
        assertThat(MediaStage.read(channel))
            .isEqualTo(Arrays.copyOfRange(content, length / 2, length));
      }
    }
  }

  @Test
  void nothingOfTheContentIsOnDiskInTheClear() throws IOException {
    stage.start(NONE);
    var canary = "canary-bird-in-a-file".repeat(20_000);
    long id = stored(ANN, "canary", canary.getBytes(US_ASCII));
    assertThat(stage.file(id)).exists();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), US_ASCII))
            .as(file.toString())
            .doesNotContain("canary-bird");
      }
    }
  }

  @Test
  void aFewAreDownloadedAtOnceAndAllInTheEnd() {
    var ids = new long[20];
    for (int i = 0; i < ids.length; i++) {
      stage.files.has("f" + i, random(10_000 + i));
      ids[i] = stage.sent(i % 2 == 0 ? ANN : BEN, "f" + i);
    }
    stage.start(NONE);
    LongStream.of(ids).forEach(id -> stage.await(id, FileState.STORED));
    assertThat(stage.files.mostRunning.get()).isBetween(1, 3);
    assertThat(stage.allFiles()).hasSize(ids.length);
  }

  @Test
  void whatIsOnlyOfferedIsFetchedWhenAskedFor() throws IOException {
    stage.files.has("f", random(10));
    long id = stage.sent(ANN, "f", FileState.OFFERED, null, FileKind.PHOTO);
    stage.start(NONE);
    assertThat(stage.row(id).state()).isEqualTo(FileState.OFFERED);
    assertThat(stage.downloads().fetchNow(id)).isTrue();
    stage.await(id, FileState.STORED);
    assertThat(stage.downloads().fetchNow(id)).isFalse();
    assertThat(stage.downloads().fetchNow(999)).isFalse();
    assertThat(stage.content(id)).isEqualTo(random(10));
  }

  @Test
  void aFileLargerThanAllowedIsNotKeptWhateverWasSaidOfItsSize() {
    stage.start(new MediaDownloads.Limits(1000, 0, null, null));
    stage.files.has("fits", random(1000));
    stage.files.has("told", random(1001));
    stage.files.has("lies", "p", null, chunked(random(1001)));
    stage.files.refuses("huge", 400, "Bad Request: file is too big", "");
    stage.await(stage.sent(ANN, "fits"), FileState.STORED);
    stage.await(stage.sent(ANN, "told"), FileState.TOO_BIG);
    stage.await(stage.sent(ANN, "lies"), FileState.TOO_BIG);
    stage.await(stage.sent(ANN, "huge"), FileState.TOO_BIG);
    int asked = stage.files.asked.get();
    stage.await(
        stage.sent(ANN, "x", FileState.PENDING, 1001L, FileKind.VIDEO), FileState.TOO_BIG);
    assertThat(stage.files.asked).hasValue(asked);
    assertThat(stage.allFiles()).hasSize(1);
  }

  private static FakeFiles.Delivery chunked(byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(content);
    };
  }

  @Test
  void whenTheSpaceIsUsedUpFilesAreRefusedUntilSomeIsFree() throws IOException {
    stage.start(new MediaDownloads.Limits(1 << 20, 300_000, null, null));
    long first = stored(ANN, "first", random(200_000));
    stage.files.has("second", random(150_000));
    stage.files.has("liar", "l", null, chunked(random(150_000)));
    long second = stage.sent(ANN, "second");
    assertThat(stage.await(second, FileState.REFUSED).trouble()).isEqualTo(FileTrouble.QUOTA);
    stage.await(stage.sent(ANN, "liar"), FileState.REFUSED);
    assertThat(stage.allFiles()).hasSize(1);
    assertThat(stage.downloads().bytes()).isEqualTo(Files.size(stage.file(first)));
    stage.store.run(tables -> {
      var _ = tables.removedMedia().add(first);
      var _ =
          tables.media().lost(first, String.valueOf(stage.row(first).path()), FileTrouble.EXPIRED);
    });
    Eventually.holds("the first is deleted", () -> stage.allFiles().isEmpty());
    Eventually.holds("its space is free", () -> stage.downloads().bytes() == 0);
    assertThat(stage.downloads().fetchNow(second)).isTrue();
    stage.await(second, FileState.STORED);
  }

  @Test
  void theSpaceOfEarlierRunsCounts() {
    stage.start(NONE);
    long id = stored(ANN, "first", random(200_000));
    stage.start(NONE);
    var file = stage.file(id);
    Eventually.holds("it is counted", () -> stage.downloads().bytes() == file.toFile().length());
  }

  @Test
  void anAttemptThatFailsIsRepeatedWithGrowingPauses() {
    stage.files.has("f", "f", null, exchange -> FakeFiles.send(exchange, 502, random(9)));
    long id = stage.sent(ANN, "f");
    stage.start(NONE);
    var row = stage.awaitTrouble(id, FileTrouble.TELEGRAM);
    assertThat(row.nextAttemptAt())
        .isEqualTo(stage.clock.get().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS));
    stage.pass(Duration.ofSeconds(2));
    Eventually.holds("a second attempt", () -> stage.row(id).attempts() == 2 && idle(id));
    assertThat(Duration.between(stage.clock.get(), stage.row(id).nextAttemptAt()))
        .isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(2));
    stage.files.has("f", random(10));
    stage.pass(Duration.ofSeconds(4));
    stage.await(id, FileState.STORED);
    assertThat(stage.row(id).trouble()).isNull();
  }

  private boolean idle(long id) {
    return stage.row(id).folder() == null;
  }

  @Test
  void allPauseWhenTelegramLimitsTheRate() {
    stage.files.refuses("f", 429, "Too Many Requests", ",\"parameters\":{\"retry_after\":77}");
    stage.files.has("g", random(10));
    long id = stage.sent(ANN, "f");
    stage.start(NONE);
    var row = stage.awaitTrouble(id, FileTrouble.TELEGRAM);
    assertThat(Duration.between(stage.clock.get(), row.nextAttemptAt()))
        .isCloseTo(Duration.ofSeconds(77), Duration.ofMillis(2));
    long other = stage.sent(ANN, "g");
    stage.files.has("f", random(10));
    stage.pass(Duration.ofSeconds(78));
    stage.await(id, FileState.STORED);
    stage.await(other, FileState.STORED);
  }

  @Test
  void whatTelegramNoLongerHasIsGoneAfterSomeAttempts() {
    stage.files.has("404", "x/404", null, exchange -> FakeFiles.send(exchange, 404, random(5)));
    long unknown = stage.sent(ANN, "unknown");
    long missing = stage.sent(ANN, "404");
    stage.start(NONE);
    for (int attempt = 1; attempt < 5; attempt++) {
      int made = attempt;
      Eventually.holds(
          "attempt " + made,
          () -> stage.row(unknown).attempts() == made && idle(unknown)
              && stage.row(missing).attempts() == made && idle(missing));
      assertThat(stage.row(unknown).trouble()).isEqualTo(FileTrouble.NOT_FOUND);
      stage.pass(Duration.ofMinutes(1));
    }
    stage.await(unknown, FileState.GONE);
    stage.await(missing, FileState.GONE);
    assertThat(stage.downloads().fetchNow(missing)).isTrue();
  }

  @Test
  void whatIsNotTheWholeFileIsNotKept() throws IOException {
    stage.files.has(
        "cut",
        "cut",
        100_000L,
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write(random(50_000));
        });
    stage.files.has("short", "short", 100L, exchange -> FakeFiles.send(exchange, 200, random(99)));
    stage.files.has("empty", "empty", null, exchange -> FakeFiles.send(exchange, 200, random(0)));
    stage.files.has("html", "html", null, MediaDownloadsTest::page);
    stage.files.has("sized", "sized", 12L, MediaDownloadsTest::page);
    stage.start(NONE);
    for (var name : new String[] {"cut", "short", "html", "sized"}) {
      long id = stage.sent(ANN, name, FileState.PENDING, null, FileKind.PHOTO);
      stage.awaitTrouble(id, FileTrouble.INCOMPLETE);
      assertThat(stage.row(id).state()).isEqualTo(FileState.PENDING);
    }
    long empty = stage.sent(ANN, "empty");
    Eventually.holds("an attempt", () -> stage.row(empty).trouble() != null);
    assertThat(stage.allFiles()).isEmpty();
    assertThat(stage.downloads().bytes()).isZero();
  }

  private static void page(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    FakeFiles.send(exchange, 200, "<html>Sorry, maintenance</html>".getBytes(US_ASCII));
  }

  @Test
  void theTypeIsThatOfTheContentAndNotTheDeclaredOne() {
    stage.start(NONE);
    var gif = "GIF89a/*<html><script>alert(1)</script>*/".getBytes(US_ASCII);
    assertThat(stage.row(stored(ANN, "gif", gif)).contentType()).isEqualTo("image/gif");
    var svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".getBytes(US_ASCII);
    assertThat(stage.row(stored(ANN, "svg", svg)).contentType())
        .isEqualTo("application/octet-stream");
  }

  @Test
  void aFileThatWasCutIsNotServed() throws IOException {
    stage.start(NONE);
    long id = stored(ANN, "f", random(3 * SEGMENT));
    for (long length : new long[] {SEGMENT, 2L * SEGMENT, 100, 0}) {
      try (var channel = FileChannel.open(stage.file(id), StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
      assertFails(id, Reason.DAMAGED);
    }
    Files.delete(stage.file(id));
    assertFails(id, Reason.MISSING);
  }

  @Test
  void aChangedByteFailsAtOnceOrWhenItIsRead() throws IOException {
    stage.start(NONE);
    long id = stored(ANN, "f", random(3 * SEGMENT));
    change(id, 2 * SEGMENT + 100);
    try (var channel = stage.stored.open(stage.row(id))) {
      assertThatThrownBy(() -> MediaStage.read(channel)).isInstanceOf(IOException.class);
    }
    change(id, 50);
    assertFails(id, Reason.DAMAGED);
  }

  private void change(long id, long position) throws IOException {
    try (var channel =
        FileChannel.open(stage.file(id), StandardOpenOption.WRITE, StandardOpenOption.READ)) {
      var one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) (one.get(0) ^ 1));
      channel.write(one.rewind(), position);
    }
  }

  @Test
  void filesOfTwoPeopleCannotBeExchanged() throws IOException {
    stage.start(NONE);
    long ann = stored(ANN, "f", random(1000));
    long ben = stored(BEN, "g", random(1000));
    assertThat(stage.row(ann).sha256()).isEqualTo(stage.row(ben).sha256());
    assertThat(Files.readAllBytes(stage.file(ann)))
        .isNotEqualTo(Files.readAllBytes(stage.file(ben)));
    var column = database == TestDatabase.SQLITE ? "hex(sha256)" : "encode(sha256, 'hex')";
    assertThat(database.rows(folder, "SELECT DISTINCT " + column + " FROM media")).hasSize(2);
    Files.copy(stage.file(ann), stage.file(ben), StandardCopyOption.REPLACE_EXISTING);
    assertFails(ben, Reason.DAMAGED);
    // The rows too: the key cannot be read as the other person's.
    database.change(
        folder,
        "UPDATE media SET content_key = (SELECT content_key FROM media WHERE id = %d) WHERE id = %d"
            .formatted(ann, ben));
    assertFails(ben, Reason.DAMAGED);
  }

  private void assertFails(long id, Reason reason) {
    assertThatThrownBy(() -> stage.stored.open(stage.row(id)).close())
        .isInstanceOfSatisfying(
            StoredFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void whatIsErasedDuringItsDownloadLeavesNothing() throws Exception {
    var begun = new CountDownLatch(1);
    var erased = new CountDownLatch(1);
    stage.files.has(
        "f",
        "f",
        1000L,
        exchange -> {
          begun.countDown();
          await(erased);
          FakeFiles.send(exchange, 200, random(1000));
        });
    long id = stage.sent(ANN, "f");
    stage.start(NONE);
    begun.await();
    stage.store.run(tables -> PersonalData.erase(tables, ANN));
    erased.countDown();
    Eventually.holds(
        "the download has ended", () -> stage.files.running.get() == 0 && stage.allFiles().isEmpty());
    assertThat(stage.isKnown(id)).isFalse();
    Eventually.holds("no space is used", () -> stage.downloads().bytes() == 0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void erasingAPersonDeletesTheirFilesAndNobodyElses() throws IOException {
    stage.start(NONE);
    long ann = stored(ANN, "f", random(1000));
    long ben = stored(BEN, "g", random(1000));
    var file = stage.file(ann);
    assertThat(stage.store.writeNow(tables -> PersonalData.erase(tables, ANN)).files())
        .isEqualTo(1);
    Eventually.holds("the file is deleted", () -> !Files.exists(file));
    assertThat(stage.content(ben)).hasSize(1000);
    Eventually.holds(
        "nothing is left to delete",
        () -> database.rows(folder, "SELECT * FROM removed_media").isEmpty());
  }

  @Test
  void aDownloadThatWasStoppedGoesOnAtTheNextStart() {
    var gate = new CountDownLatch(1);
    stage.files.has("f", "f", null, exchange -> await(gate));
    long id = stage.sent(ANN, "f");
    stage.start(NONE);
    Eventually.holds("it runs", () -> stage.files.running.get() == 1);
    stage.stop();
    assertThat(stage.row(id).state()).isEqualTo(FileState.PENDING);
    assertThat(stage.allFiles()).isEmpty();
    gate.countDown();
    stage.files.has("f", random(10));
    stage.start(NONE);
    stage.await(id, FileState.STORED);
  }

  @Test
  void twoInstancesDownloadEachFileOnce() throws IOException {
    var second = new MediaFolder(folder.resolve("second"));
    try (var other =
        new MediaDownloads(
            stage.store,
            stage.telegram,
            second,
            NONE,
            stage.clock::get,
            Pace.USUAL)) {
      var ids = new long[30];
      for (int i = 0; i < ids.length; i++) {
        stage.files.has("f" + i, random(1000 + i));
        ids[i] = stage.sent(ANN, "f" + i);
      }
      stage.start(NONE);
      other.start();
      LongStream.of(ids).forEach(id -> stage.await(id, FileState.STORED));
      assertThat(stage.files.asked).hasValue(ids.length);
      for (long id : ids) {
        boolean own = stage.folder.id().equals(stage.row(id).folder());
        assertThat(new StoredMedia(own ? stage.folder : second).open(stage.row(id)).size())
            .isPositive();
        assertThatThrownBy(
                () -> new StoredMedia(own ? second : stage.folder).open(stage.row(id)).close())
            .isInstanceOf(StoredFileException.class);
      }
    }
  }
}
