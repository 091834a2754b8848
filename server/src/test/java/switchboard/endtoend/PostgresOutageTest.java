package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.ApiTokens;
import switchboard.config.DatabaseSettings;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.ApiClient;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.Ports;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;
import switchboard.testing.UpdateStream;
import switchboard.web.Permission;

/**
 * PostgreSQL goes away while updates arrive. As Telegram does, the test sends each update again
 * until it is answered with 200.
 */
@NeedsPostgres
class PostgresOutageTest {

  private static final int UPDATES = 240;

  private final Path folder;
  private final TestServer house;
  private final UpdateStream updates;

  PostgresOutageTest(@TempDir Path folder) {
    this.folder = folder;
    house =
        new TestServer(
            folder,
            "first",
            TelegramSimulator.start(
                SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true)));
    updates = new UpdateStream(house);
  }

  @AfterEach
  void close() {
    updates.close();
    house.close();
  }

  @Test
  void connectionsThatEndUnderLoadLoseNothing() throws Exception {
    house.set(settings -> settings.on(TestDatabase.POSTGRES)).open(LegacyPath.MIGRATE);
    updates.pour(UPDATES);
    for (int i = 1; i <= 5; i++) {
      int wanted = UPDATES * i / 6;
      Eventually.holds("some are accepted", () -> updates.accepted() >= wanted);
      TestPostgres.disconnectAll(folder.resolve("data"));
    }
    updates.areHandledOnce();
  }

  @Test
  void aServerThatStopsIsReportedAndFoundAgainWithoutARestart() throws Exception {
    int port = Ports.free();
    var postgres = startPostgres(port);
    try {
      var address = new PostgresAddress(postgres.getJdbcUrl("postgres", "postgres"), null, null);
      house
          .set(settings -> settings.on(new DatabaseSettings(address, null, null)))
          .open(LegacyPath.MIGRATE);
      assertThat(health()).contains("\"database\":\"up\"", "\"keys\":\"up\"");
      // One that is looked up in the database, before the request reaches its endpoint.
      var token =
          new ApiTokens(house.server().store(), null, InstantSource.system())
              .create("reader", Set.of(Permission.READ), 1);
      updates.pour(UPDATES);
      Eventually.holds("some are accepted", () -> updates.accepted() >= UPDATES / 3);

      postgres.close();
      Eventually.holds("webhooks are refused", () -> updates.refused() > 0);
      assertThat(health())
          .contains("\"status\":\"down\"", "\"database\":\"down\"", "\"keys\":\"down\"")
          .contains("the database server cannot be reached")
          .contains("Check that PostgreSQL is running");
      for (var each : List.of(TestServer.ADMIN_TOKEN, token)) {
        var answer = new ApiClient(house, each).ask("GET /db_users");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
      }

      postgres = startPostgres(port);
      long returned = System.nanoTime();
      int before = updates.accepted();
      Eventually.holds("webhooks are accepted", () -> updates.accepted() > before);
      assertThat(Duration.ofNanos(System.nanoTime() - returned)).isLessThan(Duration.ofSeconds(5));
      updates.areHandledOnce();
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
    return new ApiClient(house, null).ask("GET /health").body();
  }
}
