package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.app.DataFolderOwner;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.keys.KeyRing.Erasing;
import switchboard.testing.CapturedLog;
import switchboard.testing.DatabaseReader;
import switchboard.testing.TestServer;

/** Master key commands, with and without a running server. */
class KeyCommandTest {

  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    ann.send("my secret");
    house.settle();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theMasterKeyIsChangedWhileTheServerRunsAndNobodyNotices() {
    assertThat(house.command("key", "status"))
        .contains("1, under this master key 1", "No master key rotation is in progress");
    assertThat(house.command("key", "rotate"))
        .contains("Master key rotated", "): 1 data key.", "switchboard backup", "master.json");
    var ben = house.person("Ben");
    ben.send("/start");
    ben.send("hello");
    ann.send("again");
    house.settle();
    assertThat(house.textsOf(ann.id())).containsExactly("my secret", "again");
    assertThat(house.textsOf(ben.id())).containsExactly("hello");
    assertThat(house.command("key", "status")).contains("2, under this master key 2");
    house.stop();
    house.open(LegacyPath.MIGRATE);
    assertThat(house.textsOf(ann.id())).containsExactly("my secret", "again");
  }

  @Test
  void withInstancesOnOtherMachinesTheNewKeyIsPreparedFirst() {
    house.meddle(
        """
        INSERT INTO running_instances
          (id, name, version, started_at, seen_at, alive_until, share, updates, bot_file)
        SELECT 7, 'elsewhere:8080', '1', now, now, now + 600000, 0, 0, '' FROM database_clock
        """);
    assertThat(house.command("key", "rotate"))
        .contains(
            "Instances run on other machines: elsewhere:8080.",
            "switchboard key rotate --prepare",
            "nothing was changed");
    assertThat(house.command("key", "status")).contains("No master key rotation is in progress");
    assertThat(house.command("key", "rotate", "--prepare"))
        .contains("master.json now holds the new master key", "every other instance");
    assertThat(house.command("key", "status")).contains("under this master key 0", "unfinished");
    ann.send("again");
    house.settle();
    assertThat(house.command("key", "rotate")).contains("Master key rotated", "every other");
    assertThat(house.textsOf(ann.id())).containsExactly("my secret", "again");
  }

  @Test
  void damageIsToldWithWhatToDoAndAStartTellsThatTheChangeIsUnfinished() {
    house.stop();
    DatabaseReader.change(
        folder.resolve("data/keys.db"), "UPDATE data_keys SET wrapped = 'damaged'");
    assertThat(house.command("key", "rotate"))
        .contains("Damaged data keys: 1, of the users " + ann.id(), "--give-up-damaged");
    assertThat(house.command("key", "status")).contains("Continue with: switchboard key rotate");
    try (var log = new CapturedLog(DataFolderOwner.class)) {
      house.open(LegacyPath.MIGRATE);
      assertThat(log.lines()).anyMatch(line -> line.contains("switchboard key rotate"));
    }
    assertThat(house.command("key", "rotate", "--give-up-damaged"))
        .contains("): 0 data keys", "Damaged data keys discarded: 1");
  }

  @Test
  void keysThatAreOlderThanTheDataAreWarnedOfAtTheStart() {
    house.stop();
    DatabaseReader.change(folder.resolve("data/keys.db"), "DELETE FROM data_keys");
    try (var log = new CapturedLog(DataFolderOwner.class)) {
      house.open(LegacyPath.MIGRATE);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("lacks keys of recent users") && line.contains("-wal"));
    }
  }

  /** As an instance may see it that starts while another one erases a user. */
  @Test
  void keysOfUsersWhoWereJustErasedAreNotMissed() {
    var keys = house.server().store().keys();
    var erased = new UserId(ann.id());
    keys.destroy(keys.stored(erased), "R-1", Instant.now());
    keys.finish(new Erasing(erased, "R-1", Instant.now()));
    house.stop();
    try (var log = new CapturedLog(DataFolderOwner.class)) {
      house.open(LegacyPath.MIGRATE);
      assertThat(log.lines()).isEmpty();
    }
  }
}
