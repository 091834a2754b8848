package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.Pace;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.testing.CapturedLog;
import switchboard.testing.TestServer;
import switchboard.testing.TestServerFactory;

/** Bodies that stop coming, on a server that waits less for them than usual. */
class StalledBodyTest {

  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TestServer house;

  StalledBodyTest(@TempDir Path folder) {
    house = new TestServer(folder, "first").with(new Impatient());
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** In other tests this would also close idle connections, just when they are used again. */
  private static final class Impatient extends TestServerFactory {
    @Override
    protected Pace pace() {
      var usual = super.pace();
      return new Pace(
          usual.retry(), usual.jobs(), usual.live(), usual.certificate(), PATIENCE, usual.commit());
    }
  }

  private List<String> seen() {
    return house.rows("SELECT * FROM seen_updates");
  }

  @Test
  void aBodyThatStallsIsEndedAndHoldsNobodyUp() throws IOException {
    var head =
        "POST %s HTTP/1.1\r\nHost: x\r\n%s: %s\r\nContent-Length: 1000\r\n\r\n{\"update_id\":1,"
            .formatted(
                house.server().webhookPath(),
                SECRET,
                new BotToken(TestServer.TOKEN).webhookSecret());
    var stalled = new ArrayList<Socket>();
    try (var log = new CapturedLog("org.apache")) {
      long start = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), house.uri().getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        stalled.add(socket);
      }
      assertThat(house.post(TestServer.text(2, 5, "hello")).statusCode()).isEqualTo(200);
      assertThat(house.textsOf(5)).containsExactly("hello");
      assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
      for (var socket : stalled) {
        socket.setSoTimeout(15_000);
        var answer = new byte[13];
        assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(13);
        assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("HTTP/1.1 400 ");
      }
      assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(15).toNanos());
      assertThat(log.lines()).isEmpty();
    } finally {
      for (var socket : stalled) {
        socket.close();
      }
    }
    assertThat(seen()).hasSize(1);
  }
}
