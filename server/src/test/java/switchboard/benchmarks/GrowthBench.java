package switchboard.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.TestServer;

/** Makes the large store of {@code bench/growth.sh}, which that of {@code bench/console.sh} is. */
class GrowthBench {

  private static final int PEOPLE = Integer.getInteger("people", 1_000_000);
  private static final int MESSAGES = Integer.getInteger("messages", 20);

  @Test
  void bringsPeople(@TempDir Path passing) throws IOException {
    var kept = System.getProperty("folder");
    var folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
    try (var house = new TestServer(folder, "first")) {
      house.open(LegacyPath.MIGRATE);
      if (house.read(tables -> tables.users().count()) == 0) {
        var end = house.simulator().clock().now();
        new ManyVisits(house.server().store(), PEOPLE, MESSAGES / ManyVisits.VISITS, end).bring();
      }
    }
  }
}
