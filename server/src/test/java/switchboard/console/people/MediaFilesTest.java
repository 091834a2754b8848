package switchboard.console.people;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.people.MediaRequest;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** Stored files, requested over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class MediaFilesTest {

  private static final byte[] LARGE = noise(200_000);

  private TestServer house;
  private SimulatorPerson ann;
  private Path files;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  void open(@TempDir Path folder) {
    files = folder;
    house = new TestServer(folder, "first");
    house.set(
        it -> it.media(new MediaSettings(new FilePolicy(Kept.ALL, 20 << 20, 0), 0, null, null)));
    house.open(LegacyPath.MIGRATE);
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
  }

  @AfterAll
  void close() {
    client.close();
    house.close();
  }

  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    bytes[0] = 'x';
    return bytes;
  }

  /** Sends a document and waits until it is stored. */
  private long document(String name, String type, byte[] content) {
    var _ = ann.media(MediaRequest.document(name, type, content));
    return stored();
  }

  private long stored() {
    house.settle();
    Eventually.holds(
        "all is stored",
        () -> house.rows("SELECT id FROM media WHERE state <> 'stored'").isEmpty());
    return Long.parseLong(
        house.rows("SELECT max(id) FROM media WHERE part = 'original'").getFirst());
  }

  private HttpResponse<byte[]> get(long id, String... headers) {
    return get("/admin/media/" + id, headers);
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(house.uri().resolve(path))
            .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join(" ¦ ", answer.headers().allValues(name));
  }

  private static void isContained(HttpResponse<?> answer) {
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store, private");
  }

  @Test
  void anUnrecognizedFileIsDownloadedAsItWas() {
    var answer = get(document("noise.bin", "image/png", LARGE));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(LARGE);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(answer, "Content-Disposition"))
        .startsWith("attachment;")
        .contains("noise.bin");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    isContained(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "photo, image/jpeg",
    "video, video/mp4",
    "animation, video/mp4",
    "audio, audio/mpeg",
    "voice, audio/ogg",
    "video_note, video/mp4",
    "sticker, image/webp"
  })
  void whatBrowsersShowIsServedInline(String kind, String type) {
    var _ = ann.media(kind, null);
    var id = stored();
    var answer = get(id);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo(type);
    assertThat(header(answer, "Content-Disposition")).startsWith("inline;");
    isContained(answer);
    assertThat(header(get("/admin/media/" + id + "?download=true"), "Content-Disposition"))
        .startsWith("attachment;");
  }

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "<!doctype html><script>alert(1)</script>",
        "<?xml version='1.0'?><x xmlns='http://www.w3.org/1999/xhtml'/>",
        "%PDF-1.7\n%script\n<script>alert(1)</script>",
        " GIF89a",
      })
  void whatCouldRunIsNeverServedInline(String content) {
    for (var type : new String[] {"image/png", "text/html", "image/svg+xml", "application/pdf"}) {
      var answer = get(document("picture.png", type, content.getBytes(UTF_8)));
      assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
      assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
      isContained(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GIF89a=1;/*<html><script>alert(1)</script>*/", "\u00FF\u00D8\u00FF<script>1"})
  void aFileThatIsTwoThingsIsServedOnlyAsThePictureItBeginsAs(String content) {
    var answer = get(document("x.html", "text/html", content.getBytes(ISO_8859_1)));
    assertThat(header(answer, "Content-Type")).startsWith("image/");
    isContained(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd.txt",
        "..\\..\\boot.ini",
        "a\u202Egpj.exe",
        "two\nlines\r\nSet-Cookie: a=b",
        "\"quoted\"; filename=evil.html",
        "файл 文件 🧨.txt",
        "con|<>:*?.txt"
      })
  void hostileNamesAreMadeSafe(String name) {
    var answer = get(document(name, "text/plain", "hello".getBytes(UTF_8)));
    var disposition = header(answer, "Content-Disposition");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Set-Cookie")).isEmpty();
    assertThat(disposition)
        .startsWith("attachment; filename=")
        .doesNotContain("/", "\\", "\u202E", "%E2%80%AE", "%0A", "%0D");
    assertThat(disposition.replaceAll("\"[^\"]*\"", "")).doesNotContain("evil.html;", "<", ">");
  }

  @Test
  void aLongNameKeepsItsExtension() {
    var answer = get(document("x".repeat(300) + ".txt", "text/plain", LARGE));
    assertThat(header(answer, "Content-Disposition")).endsWith(".txt").hasSizeLessThan(600);
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
