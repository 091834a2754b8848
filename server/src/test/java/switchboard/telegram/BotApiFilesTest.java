package switchboard.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotApiFilesTest extends BotApiTestBase {

  private static final DownloadPatience HASTY =
      new DownloadPatience(
          Duration.ofMillis(300), 1 << 20, Duration.ofSeconds(60), Duration.ofSeconds(2));

  BotApiFilesTest() throws IOException {}

  private static byte[] read(FileResponse response) throws IOException {
    try (var content = ((FileResponse.Content) response).content()) {
      return content.readAllBytes();
    }
  }

  @Test
  void aFileIsFoundAndDownloaded() throws Exception {
    telegram.answers(
        200,
        "{\"ok\":true,\"result\":{\"file_id\":\"f\",\"file_unique_id\":\"u\",\"file_size\":5,"
            + "\"file_path\":\"photos/file 1.jpg\"}}");
    telegram.answers(200, "Content-Type: image/jpeg\r\n", "hello");
    var file = api.file("f");
    assertThat(file).isEqualTo(new RemoteFile("photos/file 1.jpg", 5L));
    var response = (FileResponse.Content) api.open("photos/file 1.jpg");
    assertThat(response.length()).isEqualTo(5);
    assertThat(response.type()).isEqualTo("image/jpeg");
    assertThat(read(response)).isEqualTo("hello".getBytes(UTF_8));
    assertThat(telegram.seen.take().body()).isEqualTo("{\"file_id\":\"f\"}");
    assertThat(telegram.seen.take().path())
        .isEqualTo("/file/bot123456:" + SECRET + "/photos/file%201.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../secrets",
        "photos/../../x",
        "photos/./x",
        "a//b",
        "a\\b",
        "a\nb",
        ".."
      })
  void aPathThatLeavesTheFolderIsNotAskedFor(String path) {
    assertThat(api.open(path)).isEqualTo(new FileResponse.Missing(400));
    assertThat(telegram.seen).isEmpty();
  }

  @Test
  void charactersOfUrlsInAPathStayPartOfIt() throws Exception {
    telegram.answers(404, "{}");
    assertThat(api.open("a?b=1#c%2e%2e/d")).isEqualTo(new FileResponse.Missing(404));
    assertThat(telegram.seen.take().path()).endsWith(SECRET + "/a%3Fb%3D1%23c%252e%252e/d");
  }

  @ParameterizedTest
  @CsvSource({"404, Missing", "410, Missing", "500, Failed", "502, Failed", "302, Failed"})
  void otherStatusesAreNoFile(int status, String kind) {
    telegram.answers(status, "Location: http://127.0.0.1:1/\r\n", "<html/>");
    assertThat(api.open("f").getClass().getSimpleName()).isEqualTo(kind);
    assertThat(telegram.connections()).isEqualTo(1);
  }

  @Test
  void aRateLimitNamesItsPause() {
    telegram.answers(429, "Retry-After: 7\r\n", "");
    assertThat(api.open("f")).isEqualTo(new FileResponse.Later(Duration.ofSeconds(7)));
  }

  @Test
  void aFileThatEndsEarlyFails() {
    telegram.reacts(connection -> {
      head(connection, 100);
      connection.getOutputStream().write("only this".getBytes(UTF_8));
      connection.close();
    });
    assertThatThrownBy(() -> read(api.open("f"))).isInstanceOf(IOException.class);
  }

  private static void head(Socket connection, int length) throws IOException {
    connection
        .getOutputStream()
        .write(("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n").getBytes(UTF_8));
  }

  @Test
  void aServerThatSendsByteByByteIsGivenUp() {
    var over = new AtomicBoolean();
    telegram.reacts(
        connection -> drip(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", over));
    try (var hasty = hasty()) {
      assertThatThrownBy(() -> read(hasty.open("f")))
          .isInstanceOf(IOException.class)
          .hasMessage("too slow");
    } finally {
      over.set(true);
    }
  }

  @Test
  void soIsOneThatDoesNotFinishItsHeaders() {
    var over = new AtomicBoolean();
    telegram.reacts(connection -> drip(connection, "HTTP/1.1 200 OK\r\nX: ", over));
    telegram.reacts(FakeBotApi::keepSilent);
    try (var hasty = hasty()) {
      assertThat(hasty.open("f")).isInstanceOf(FileResponse.Failed.class);
      assertThat(hasty.open("f")).isInstanceOf(FileResponse.Failed.class);
    } finally {
      over.set(true);
    }
  }

  private BotApi hasty() {
    return new BotApi(TOKEN, telegram.address(), null, BotApiHttp.Timeouts.USUAL, HASTY);
  }

  /** Writes the beginning at once and then a byte at a time. */
  private static void drip(Socket connection, String beginning, AtomicBoolean over)
      throws IOException {
    var out = connection.getOutputStream();
    out.write(beginning.getBytes(UTF_8));
    while (!over.get()) {
      out.write('x');
      out.flush();
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void noFailureNamesTheToken() {
    telegram.reacts(connection -> FakeBotApi.write(connection, 500, "", SECRET));
    assertThat(api.open("f").toString()).doesNotContain(SECRET);
    telegram.reacts(
        connection -> connection.getOutputStream().write((SECRET + "\r\n\r\n").getBytes(UTF_8)));
    assertThat(api.open("f").toString()).doesNotContain(SECRET);
    assertThat(new RemoteFile("/var/lib/" + SECRET + "/f", 1L).toString()).doesNotContain(SECRET);
  }

  @Test
  void closingEndsADownload() {
    telegram.reacts(connection -> {
      head(connection, 100);
      FakeBotApi.keepSilent(connection);
    });
    var response = api.open("f");
    api.close();
    assertThatThrownBy(() -> read(response)).isInstanceOf(IOException.class);
    assertThat(api.open("f")).isInstanceOf(FileResponse.Failed.class);
  }
}
