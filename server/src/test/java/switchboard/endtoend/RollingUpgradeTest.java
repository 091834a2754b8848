package switchboard.endtoend;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import switchboard.testing.CrowdStage;
import switchboard.testing.KillsProcess;
import switchboard.testing.TestPostgres;

/**
 * Instances of an earlier build are replaced by those of this one, one after the other, while
 * updates arrive. Each build is a folder as {@code ./switchboard} makes it.
 */
@KillsProcess
@EnabledIfSystemProperty(named = RollingUpgradeTest.EARLIER, matches = ".+")
class RollingUpgradeTest {

  static final String EARLIER = "earlier";
  private static final String CURRENT = "current";

  @TempDir Path folder;

  @Test
  void bothVersionsWorkSideBySide() {
    var database = TestPostgres.url(TestPostgres.create(""));
    try (var stage = new CrowdStage(folder, database, "off", new Random())) {
      var instances = stage.instances().use(Path.of(System.getProperty(EARLIER))).start(3);
      var crowd = stage.crowd();
      var operator = stage.operator(crowd);
      crowd.start().await(5 * CrowdStage.USERS);
      instances.use(Path.of(System.getProperty(CURRENT)));
      for (int i = 0; i < instances.size(); i++) {
        instances.terminate(i);
        instances.restart(i);
        instances.awaitAll();
        crowd.await(10 * CrowdStage.USERS);
        System.out.printf("%d of %d instances replaced%n", i + 1, instances.size());
      }
      stage.check(crowd, operator);
    }
  }
}
