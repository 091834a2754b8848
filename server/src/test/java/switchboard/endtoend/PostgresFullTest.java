package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.DatabaseSettings;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.TelegramSimulator;
import switchboard.simulator.world.SimulatorOptions;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.ApiClient;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.SmallDisk;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;
import switchboard.testing.UpdateStream;

/** The disk with PostgreSQL's tables fills up while updates arrive, and has space again later. */
@NeedsPostgres
class PostgresFullTest {

  private static final int UPDATES = 40;

  @TempDir Path folder;

  @Test
  void updatesWaitAtTelegramWhileTheDiskIsFull() throws Exception {
    try (var disk = new SmallDisk(Files.createDirectory(folder.resolve("disk")), "48m");
        var database = TestPostgres.placed(disk.empty());
        var house = house(database.url());
        var updates = new UpdateStream(house)) {
      house.open(LegacyPath.MIGRATE);
      updates.pour(UPDATES);
      Eventually.holds("they are accepted", () -> updates.accepted() == UPDATES);
      disk.fill();
      updates.pour(2 * UPDATES);
      Eventually.holds("updates are refused", () -> updates.refused() > 0);
      assertThat(health(house))
          .contains("\"status\":\"down\"", "\"database\":\"down\"")
          .contains("the disk of the database server is full", "Free space there");
      disk.free();
      long freed = System.nanoTime();
      int before = updates.accepted();
      Eventually.holds("updates are accepted", () -> updates.accepted() > before);
      assertThat(Duration.ofNanos(System.nanoTime() - freed)).isLessThan(Duration.ofSeconds(5));
      updates.areHandledOnce();
      assertThat(health(house)).contains("\"status\":\"up\"");
    }
  }

  private TestServer house(String url) throws IOException {
    var simulator =
        TelegramSimulator.start(
            SimulatorOptions.tests().withTokens(TestServer.TOKEN).withOpenWorld(true));
    var address = new PostgresAddress(url, null, null);
    return new TestServer(Files.createDirectory(folder.resolve("house")), "first", simulator)
        .set(settings -> settings.on(new DatabaseSettings(address, null, null)));
  }

  private static String health(TestServer house) {
    return new ApiClient(house, null).ask("GET /health").body();
  }
}
