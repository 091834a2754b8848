package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.BEN;
import static switchboard.media.MediaStage.NONE;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import switchboard.base.Pace;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.SentFileKind;
import switchboard.store.MediaFolder;
import switchboard.store.PersonalData;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;

@OnEachDatabase
class MediaDownloadsTest extends MediaTestBase {

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
    long id = stage.sent(ANN, "f", FileState.OFFERED, null, SentFileKind.PHOTO);
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
        stage.sent(ANN, "x", FileState.PENDING, 1001L, SentFileKind.VIDEO), FileState.TOO_BIG);
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
      long id = stage.sent(ANN, name, FileState.PENDING, null, SentFileKind.PHOTO);
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
        "the download has ended",
        () -> stage.files.running.get() == 0 && stage.allFiles().isEmpty());
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
    assertThat(stage.await(id, FileState.STORED).attempts()).as("has not failed").isEqualTo(1);
  }

  @Test
  void twoInstancesDownloadEachFileOnce() throws IOException {
    var second = new MediaFolder(folder.resolve("second"));
    try (var other =
        new MediaDownloads(
            stage.store, stage.telegram, second, NONE, stage.clock::get, Pace.USUAL)) {
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
