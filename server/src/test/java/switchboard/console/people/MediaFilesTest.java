package switchboard.console.people;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How stored files are served, by what they are. */
class MediaFilesTest extends MediaFilesTestBase {

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
  void onlyPagesWithPlayersAllowThem() {
    for (var path : new String[] {"/admin/people/" + ann.id(), "/admin/messages", "/admin/media"}) {
      assertThat(header(get(path), "Content-Security-Policy"))
          .as(path)
          .startsWith("default-src 'none'; style-src 'self'")
          .endsWith("media-src 'self'");
    }
    assertThat(header(get("/admin/people"), "Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'self'")
        .doesNotContain("media-src");
  }

  @Test
  void aLongNameKeepsItsExtension() {
    var answer = get(document("x".repeat(300) + ".txt", "text/plain", LARGE));
    assertThat(header(answer, "Content-Disposition")).endsWith(".txt").hasSizeLessThan(600);
  }
}
