package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.DatabaseSettings;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.Eventually;
import switchboard.testing.Ports;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/**
 * PostgreSQL goes away while updates arrive. As Telegram does, the test sends each update again
 * until it is answered with 200.
 */
class PostgresOutageTest {

  private static final int CONNECTIONS = 8;
  private static final long FIRST_USER = 1_000;

  private final Path folder;
  private final TestServer house;
  private final ExecutorService telegram = Executors.newFixedThreadPool(CONNECTIONS);
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  PostgresOutageTest(@TempDir Path folder) {
    this.folder = folder;
    house =
        new TestServer(
            folder,
            "first",
            TelegramSimulator.start(
                SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true)));
  }

  @AfterEach
  void close() {
    telegram.shutdownNow();
    house.close();
  }

  private List<? extends Future<?>> pour(int updates) {
    return LongStream.rangeClosed(1, updates)
        .mapToObj(update -> telegram.submit(() -> deliver(update)))
        .toList();
  }

  private void deliver(long update) {
    var body = TestServer.text(update, FIRST_USER + update, "text " + update);
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

  /** Each update has one message and one reply, which Telegram got once. */
  private void nothingIsLostOrDoneTwice(int updates) {
    Eventually.holds(
        "all replies are sent", () -> house.read(tables -> tables.outbox().waiting()) == 0);
    for (long update = 1; update <= updates; update++) {
      assertThat(house.textsOf(FIRST_USER + update)).containsExactly("text " + update);
      var user = new UserId(FIRST_USER + update);
      assertThat(house.<Integer>read(tables -> tables.outbox().of(user).size())).isEqualTo(1);
    }
    assertThat(house.simulator().calls())
        .filteredOn(call -> call.method().equalsIgnoreCase("sendMessage"))
        .hasSize(updates);
  }

  @Test
  void connectionsThatEndUnderLoadLoseNothing() throws Exception {
    int updates = 240;
    house.set(settings -> settings.on(TestDatabase.POSTGRES)).open(LegacyPath.MIGRATE);
    var sent = pour(updates);
    for (int i = 1; i <= 5; i++) {
      int wanted = updates * i / 6;
      Eventually.holds("some are accepted", () -> accepted.get() >= wanted);
      TestPostgres.disconnectAll(folder.resolve("data"));
    }
    for (var one : sent) {
      one.get();
    }
    nothingIsLostOrDoneTwice(updates);
  }

  @Test
  void aServerThatStopsIsReportedAndFoundAgainWithoutARestart() throws Exception {
    int updates = 240;
    int port = Ports.free();
    var postgres = startPostgres(port);
    try {
      var address = new PostgresAddress(postgres.getJdbcUrl("postgres", "postgres"), null, null);
      house
          .set(settings -> settings.on(new DatabaseSettings(address, null, null)))
          .open(LegacyPath.MIGRATE);
      assertThat(health()).contains("\"database\":\"up\"", "\"keys\":\"up\"");
      var sent = pour(updates);
      Eventually.holds("some are accepted", () -> accepted.get() >= updates / 3);

      postgres.close();
      Eventually.holds("webhooks are refused", () -> refused.get() > 0);
      assertThat(health())
          .contains("\"status\":\"down\"", "\"database\":\"down\"", "\"keys\":\"down\"")
          .contains("the database server cannot be reached")
          .contains("Check that PostgreSQL is running");

      postgres = startPostgres(port);
      long returned = System.nanoTime();
      int before = accepted.get();
      Eventually.holds("webhooks are accepted", () -> accepted.get() > before);
      assertThat(Duration.ofNanos(System.nanoTime() - returned)).isLessThan(Duration.ofSeconds(5));
      for (var one : sent) {
        one.get();
      }
      nothingIsLostOrDoneTwice(updates);
      assertThat(health()).contains("\"status\":\"up\"");
    } finally {
      postgres.close();
    }
  }

  /** A server with files of its own, which stay when it is closed. */
  private EmbeddedPostgres startPostgres(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("postgres"))
        .setCleanDataDirectory(false)
        .setServerConfig("synchronous_commit", "on")
        .setOutputRedirector(Redirect.DISCARD)
        .setErrorRedirector(Redirect.DISCARD)
        .start();
  }

  private String health() {
    return house.send(HttpRequest.newBuilder(house.uri().resolve("/health"))).body();
  }
}
