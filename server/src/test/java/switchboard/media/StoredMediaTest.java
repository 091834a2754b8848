package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.media.MediaStage.ANN;
import static switchboard.media.MediaStage.BEN;
import static switchboard.media.MediaStage.NONE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import switchboard.media.StoredFileException.Reason;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class StoredMediaTest extends MediaTestBase {

  private static final int SEGMENT = 64 << 10;

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
}
