package switchboard.console.people;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.simulator.people.MediaRequest;

/** Ranges of stored files, and files that were cut, swapped or changed on disk. */
class MediaContentTest extends MediaFilesTestBase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-1        | 0      | 2",
        "bytes=0-         | 0      | 200000",
        "bytes=-500       | 199500 | 200000",
        "bytes=-900000    | 0      | 200000",
        "bytes=65530-65545| 65530  | 65546",
        "bytes=131072-    | 131072 | 200000",
        "bytes=199999-900000 | 199999 | 200000"
      })
  void rangesAreServed(String range, int from, int end) {
    var answer = get(document("noise.bin", "x/y", LARGE), "Range", range.strip());
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(header(answer, "Content-Range"))
        .isEqualTo("bytes %d-%d/%d".formatted(from, end - 1, LARGE.length));
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(LARGE, from, end));
    isContained(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=200000-", "bytes=900000-900001"})
  void aRangeBeyondTheEndIsRefused(String range) {
    var answer = get(document("noise.bin", "x/y", LARGE), "Range", range);
    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */200000");
  }

  @Test
  void severalRangesComeAsParts() {
    var answer = get(document("noise.bin", "x/y", LARGE), "Range", "bytes=0-1,70000-70003");
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(header(answer, "Content-Type")).startsWith("multipart/byteranges");
    assertThat(new String(answer.body(), ISO_8859_1))
        .contains(
            "bytes 0-1/200000",
            "bytes 70000-70003/200000",
            new String(LARGE, 70_000, 4, ISO_8859_1));
    isContained(answer);
  }

  private Path fileOf(long id) {
    var name = house.rows("SELECT path FROM media WHERE id = " + id).getFirst();
    try (var all = Files.walk(files)) {
      return all.filter(file -> file.getFileName().toString().equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void isRefusedWhole(long id) {
    var answer = get(id, "Accept", "text/html");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new String(answer.body(), UTF_8)).contains("Restore it from a backup");
    assertThat(header(answer, "Content-Disposition")).isEmpty();
    assertThat(get(id, "Range", "bytes=0-1").statusCode()).isEqualTo(404);
  }

  @Test
  void aCutFileIsAnErrorAndNothingOfItIsServed() throws IOException {
    var id = document("noise.bin", "x/y", LARGE);
    var file = fileOf(id);
    var bytes = Files.readAllBytes(file);
    for (int length : new int[] {bytes.length - 1, 2 << 16, 1 << 16, 40, 0}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      isRefusedWhole(id);
    }
    Files.write(file, bytes);
    Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
    isRefusedWhole(id);
    Files.delete(file);
    isRefusedWhole(id);
  }

  @Test
  void swappedFilesAreErrors() throws IOException {
    var one = document("one.bin", "x/y", LARGE);
    var other = document("other.bin", "x/y", LARGE);
    var bytes = Files.readAllBytes(fileOf(one));
    Files.copy(fileOf(other), fileOf(one), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.write(fileOf(other), bytes);
    isRefusedWhole(one);
    isRefusedWhole(other);
  }

  @Test
  void aFileThatIsChangedInTheMiddleEndsTheResponseBeforeTheChange() throws IOException {
    var id = document("noise.bin", "x/y", LARGE);
    var file = fileOf(id);
    var bytes = Files.readAllBytes(file);
    bytes[150_000]++;
    Files.write(file, bytes);
    try {
      assertThat(get(id).body()).hasSizeLessThan(150_000);
      throw new AssertionError("complete");
    } catch (java.io.UncheckedIOException e) {
      assertThat(e).hasMessageContaining("fixed content-length");
    }
    assertThat(get(id, "Range", "bytes=0-9").body()).isEqualTo(Arrays.copyOf(LARGE, 10));
  }

  @Test
  void aFileOfAnErasedUserIsGone() {
    var ben = house.person("Ben");
    ben.send("/start");
    var _ = ben.media(MediaRequest.document("secret.txt", "text/plain", LARGE));
    var id = stored();
    assertThat(get(id).statusCode()).isEqualTo(200);
    var _ = house.command("erase", "" + ben.id(), "--yes");
    assertThat(get(id).statusCode()).isEqualTo(404);
  }
}
