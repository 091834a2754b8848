package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.domain.UserId;

/**
 * Updates that arrive at a server over several connections, each from a user of its own. As
 * Telegram does, it sends each again until it is answered with 200; other answers must be 503 and
 * say when to try again.
 */
public final class UpdateStream implements AutoCloseable {

  private static final int CONNECTIONS = 8;
  private static final long FIRST_USER = 1_000;

  private final TestServer house;
  private final ExecutorService telegram = Executors.newFixedThreadPool(CONNECTIONS);
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final List<Future<?>> deliveries = new ArrayList<>();

  public UpdateStream(TestServer house) {
    this.house = house;
  }

  /** Begins to send more. */
  public void pour(int updates) {
    for (int i = 0; i < updates; i++) {
      long id = deliveries.size() + 1L;
      deliveries.add(telegram.submit(() -> deliver(id)));
    }
  }

  private static String text(long update) {
    return "text " + update + " " + "x".repeat(3_000);
  }

  private void deliver(long update) {
    var body = TestServer.text(update, FIRST_USER + update, text(update));
    while (!isAccepted(house.post(body))) {
      refused.incrementAndGet();
    }
    accepted.incrementAndGet();
  }

  private static boolean isAccepted(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
    return answer.statusCode() == 200;
  }

  public int accepted() {
    return accepted.get();
  }

  public int refused() {
    return refused.get();
  }

  /** Waits for all; each update has one message and one reply, which Telegram got once. */
  public void areHandledOnce() throws InterruptedException, ExecutionException {
    for (var delivery : deliveries) {
      delivery.get();
    }
    Eventually.holds(
        "all replies are sent", () -> house.read(tables -> tables.outbox().waiting()) == 0);
    for (long update = 1; update <= deliveries.size(); update++) {
      assertThat(house.textsOf(FIRST_USER + update)).containsExactly(text(update));
      var user = new UserId(FIRST_USER + update);
      assertThat(house.<Integer>read(tables -> tables.outbox().of(user).size())).isEqualTo(1);
    }
    assertThat(house.simulator().calls())
        .filteredOn(call -> call.method().equalsIgnoreCase("sendMessage"))
        .hasSize(deliveries.size());
  }

  @Override
  public void close() {
    telegram.shutdownNow();
  }
}
