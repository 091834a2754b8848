package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.telegram.OutboundProxy.Kind;

/** Connections that are kept, closed, slow or silent. */
@Timeout(30)
class BotApiConnectionsTest extends BotApiTestBase {

  private static final String FINE = "{\"ok\":true}";

  BotApiConnectionsTest() throws IOException {}

  @Test
  void keepsConnections() {
    telegram.answers(200, FINE).answers(200, FINE).answers(200, FINE);
    for (int i = 0; i < 3; i++) {
      assertThat(send()).isEqualTo(new SendResult.Done(null));
    }
    assertThat(telegram.connections()).isEqualTo(1);
  }

  /** Such as one of a server whose idle timeout is shorter than ours. */
  @Test
  void doesNotUseAConnectionThatTheServerHasClosed() throws Exception {
    for (int i = 0; i < 5; i++) {
      var noticed = new CountDownLatch(1);
      telegram
          .reacts(connection -> {
            FakeBotApi.write(connection, 200, "", FINE);
            connection.shutdownOutput();
            FakeBotApi.keepSilent(connection);
            noticed.countDown();
            connection.close();
          })
          .answers(200, "Connection: close\r\n", FINE);
      assertThat(send()).isEqualTo(new SendResult.Done(null));
      noticed.await();
      assertThat(send()).isEqualTo(new SendResult.Done(null));
    }
  }

  @Test
  void aConnectionThatTheServerWantsToCloseIsNotKept() {
    telegram.answers(200, "Connection: close\r\n", FINE).answers(200, FINE);
    assertThat(send()).isEqualTo(new SendResult.Done(null));
    assertThat(send()).isEqualTo(new SendResult.Done(null));
    assertThat(telegram.connections()).isEqualTo(2);
  }

  @Test
  void callsBeyondTheLimitWaitForTheirTurn() {
    int calls = 300;
    IntStream.range(0, calls).forEach(_ -> telegram.answers(200, FINE));
    var results = IntStream.range(0, calls).mapToObj(_ -> api.execute(SEND)).toList();
    assertThat(results.stream().map(CompletableFuture::join))
        .containsOnly(new SendResult.Done(null));
    assertThat(telegram.connections()).isBetween(1, 256);
  }

  @Test
  void readsChunksAndAnswersThatEndWithTheConnection() {
    telegram
        .reacts(connection -> {
          say(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          say(connection, "5\r\n{\"ok\"\r\n6\r\n:true}\r\n0\r\n\r\n");
        })
        .reacts(connection -> {
          say(connection, "HTTP/1.0 200 OK\r\n\r\n" + FINE);
          connection.close();
        });
    assertThat(send()).isEqualTo(new SendResult.Done(null));
    assertThat(send()).isEqualTo(new SendResult.Done(null));
  }

  @Test
  void anAnswerThatTricklesTakesTooLong() {
    telegram.reacts(connection -> {
      say(connection, "HTTP/1.1 403 X\r\nContent-Length: 100000\r\n\r\n");
      while (true) {
        say(connection, "x");
      }
    });
    try (var hasty = new BotApi(TOKEN, telegram.address(), null, SHORT)) {
      assertThat(hasty.execute(SEND).join()).isEqualTo(new SendResult.Foreign(403));
    }
  }

  @Test
  void nothingWasSentToAServerThatIsSilentFromTheStart() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var address = URI.create("https://127.0.0.1:" + silent.getLocalPort());
      try (var hasty = new BotApi(TOKEN, address, null, SHORT)) {
        assertThat(hasty.execute(SEND).join()).isInstanceOf(SendResult.Transient.class);
      }
      var socks = new OutboundProxy(Kind.SOCKS5, "127.0.0.1", silent.getLocalPort(), null);
      try (var hasty = new BotApi(TOKEN, telegram.address(), socks, SHORT)) {
        assertThat(hasty.execute(SEND).join()).isInstanceOf(SendResult.Transient.class);
      }
    }
  }

  /** Here: a server that speaks no TLS, one that closes, and proxies that refuse. */
  @ParameterizedTest
  @CsvSource({
    "false, 'HTTP/1.1 400 X\r\n\r\n'",
    "false, ''",
    "true, 'HTTP/1.1 407 X\r\nContent-Length: 2\r\n\r\nno'",
    "true, 'HTTP/1.1 200 X\r\n\r\n'",
    "true, ''"
  })
  void nothingWasSentWithoutTls(boolean proxied, String words) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var _ = Thread.ofVirtual().start(() -> speak(server, words));
      var here = URI.create("https://127.0.0.1:" + server.getLocalPort());
      var proxy = new OutboundProxy(Kind.HTTP, "127.0.0.1", server.getLocalPort(), null);
      try (var client =
          new BotApi(TOKEN, proxied ? BotApi.TELEGRAM : here, proxied ? proxy : null)) {
        assertThat(client.execute(SEND).join())
            .isInstanceOfSatisfying(
                SendResult.Transient.class,
                failed -> assertThat(failed.reason()).doesNotContain(SECRET));
      }
    }
  }

  private static void speak(ServerSocket server, String words) {
    try (var connection = server.accept()) {
      var _ = connection.getInputStream().read(new byte[4096]);
      if (!words.isEmpty()) {
        say(connection, words);
        var _ = connection.getInputStream().read(new byte[4096]);
      }
    } catch (IOException _) {
      // closed by the client
    }
  }

  private static void say(Socket connection, String words) throws IOException {
    connection.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
  }
}
