package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.Pace;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import switchboard.testing.TestServerFactory;

/** A database that does not answer, on a server that waits less for it than usual. */
class HangingStoreTest {

  private final TestServer house;

  HangingStoreTest(@TempDir Path folder) {
    house = new TestServer(folder, "first").with(new Impatient());
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static final class Impatient extends TestServerFactory {
    @Override
    protected Pace pace() {
      var usual = super.pace();
      return new Pace(
          usual.retry(),
          usual.jobs(),
          usual.live(),
          usual.certificate(),
          usual.request(),
          Duration.ofMillis(200));
    }
  }

  @Test
  void anUpdateIsPostponedAndHandledOnceThoughItIsStoredLaterAndComesAgain() {
    var answers = new CountDownLatch(1);
    var hanging =
        house
            .server()
            .store()
            .write(_ -> {
              try {
                return answers.await(1, TimeUnit.MINUTES);
              } catch (InterruptedException e) {
                return false;
              }
            });
    var answer = house.post(TestServer.text(1, 5, "hello"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    answers.countDown();
    assertThat(hanging.join()).isTrue();
    Eventually.holds(
        "it is accepted", () -> house.post(TestServer.text(1, 5, "hello")).statusCode() == 200);
    assertThat(house.textsOf(5)).containsExactly("hello");
  }
}
