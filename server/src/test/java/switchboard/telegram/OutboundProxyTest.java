package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.telegram.OutboundProxy.Kind;
import switchboard.telegram.OutboundProxy.Login;

/** Calls through a proxy, here a small test server. */
class OutboundProxyTest extends BotApiTestBase {

  private static final URI ELSEWHERE = URI.create("http://bot-api.invalid:8081");
  private static final String ME =
      "{\"ok\":true,\"result\":{\"id\":5,\"is_bot\":true,\"first_name\":\"B\"}}";

  OutboundProxyTest() throws IOException {}

  /** Settings that use the fake Bot API as the proxy. */
  private OutboundProxy proxy(@Nullable Login login) {
    return new OutboundProxy(Kind.HTTP, "127.0.0.1", telegram.address().getPort(), login);
  }

  @Test
  void plainHttpGoesToTheProxyWithTheWholeAddress() throws InterruptedException {
    telegram.answers(200, ME).answers(404, "");
    try (var through = new BotApi(TOKEN, ELSEWHERE, proxy(new Login("me", "hunter2")))) {
      assertThat(through.me().id()).isEqualTo(5);
      assertThat(through.open("a/b")).isEqualTo(new FileResponse.Missing(404));
    }
    var seen = telegram.seen.take();
    assertThat(seen.path()).startsWith(ELSEWHERE + "/bot").endsWith("/getMe");
    assertThat(seen.headers()).contains("Proxy-Authorization: Basic bWU6aHVudGVyMg==");
    var file = telegram.seen.take();
    assertThat(file.path()).startsWith(ELSEWHERE + "/file/bot").endsWith("/a/b");
    assertThat(file.headers()).contains("Proxy-Authorization: Basic bWU6aHVudGVyMg==");
  }

  @Test
  void httpsGoesThroughATunnelAndARefusalOfItIsNoAnswerOfTelegrams() throws IOException {
    try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var seen = new CompletableFuture<String>();
      var _ = Thread.ofVirtual().start(() -> refuse(proxy, seen));
      var by =
          new OutboundProxy(
              Kind.HTTP, "127.0.0.1", proxy.getLocalPort(), new Login("me", "hunter2"));
      try (var through = new BotApi(TOKEN, BotApi.TELEGRAM, by)) {
        assertThatThrownBy(through::me)
            .isInstanceOf(BotApiException.class)
            .message()
            .contains("502")
            .doesNotContain("hunter2", SECRET);
        assertThat(through.execute(SEND).join()).isInstanceOf(SendResult.Transient.class);
        assertThat(through.open("f").toString()).contains("502").doesNotContain("hunter2", SECRET);
      }
      assertThat(seen.join())
          .startsWith("CONNECT api.telegram.org:443 HTTP/1.1\r\n")
          .contains("Proxy-Authorization: Basic bWU6aHVudGVyMg==")
          .doesNotContain(SECRET);
    }
  }

  private static void refuse(ServerSocket proxy, CompletableFuture<String> seen) {
    while (!proxy.isClosed()) {
      try (var connection = proxy.accept()) {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
          head.append((char) connection.getInputStream().read());
        }
        var _ = seen.complete(head.toString());
        FakeBotApi.write(connection, 502, "", "<html>no</html>");
      } catch (IOException _) {
        return;
      }
    }
  }

  @Test
  void aSocksProxyIsToldTheName() throws IOException {
    telegram.answers(200, ME);
    try (var socks = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var asked = new CompletableFuture<String>();
      var _ = Thread.ofVirtual().start(() -> carry(socks, asked));
      var by = new OutboundProxy(Kind.SOCKS5, "127.0.0.1", socks.getLocalPort(), null);
      try (var through = new BotApi(TOKEN, ELSEWHERE, by)) {
        assertThat(through.me().id()).isEqualTo(5);
      }
      assertThat(asked.join()).isEqualTo("bot-api.invalid:8081");
      var files = new CompletableFuture<String>();
      var _ = Thread.ofVirtual().start(() -> carry(socks, files));
      telegram.answers(404, "");
      try (var through = new BotApi(TOKEN, ELSEWHERE, by)) {
        assertThat(through.open("f")).isEqualTo(new FileResponse.Missing(404));
      }
      assertThat(files.join()).isEqualTo("bot-api.invalid:8081");
    }
  }

  /** SOCKS5 proxy (RFC 1928) without authentication. */
  private void carry(ServerSocket socks, CompletableFuture<String> asked) {
    try (var client = socks.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), telegram.address().getPort())) {
      var in = new DataInputStream(client.getInputStream());
      in.skipNBytes(1);
      in.skipNBytes(in.readUnsignedByte());
      client.getOutputStream().write(new byte[] {5, 0});
      in.skipNBytes(4);
      var name = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
      var _ = asked.complete(name + ":" + in.readUnsignedShort());
      client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
      var _ = Thread.ofVirtual().start(() -> copy(server, client));
      in.transferTo(server.getOutputStream());
    } catch (IOException e) {
      var _ = asked.completeExceptionally(e);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // closed by one side
    }
  }
}
