package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Program;
import switchboard.testing.ServiceUser;
import switchboard.testing.StartsProgram;
import switchboard.testing.TestServer;
import switchboard.testing.TestSettings;

/** Commands run by root leave every file of the data folder owned by the service user. */
@StartsProgram
class RootOwnershipTest {

  @TempDir Path temporary;
  private Path folder;
  private TestServer house;

  @BeforeEach
  void fill() throws IOException {
    ServiceUser.assumeRoot();
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
    folder = Files.createDirectory(temporary.resolve("service"));
    house = new TestServer(folder, "first").set(TestSettings::firstStart);
    ServiceUser.give(folder);
    house.open(LegacyPath.OFF);
    assertThat(house.post(TestServer.text(1, 71, "hello")).statusCode()).isEqualTo(200);
  }

  @AfterEach
  void close() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  void aFirstStartOfRoot() {
    ServiceUser.ownsAll(folder);
  }

  @Test
  void whatIsOfRootIsNamedToTheServiceAndNotCalledDamaged() throws IOException {
    house.stop();
    var database = folder.resolve("data/switchboard.db");
    Files.setAttribute(database, "unix:uid", 0);
    var service =
        Program.wrapped(
            ServiceUser.RUN,
            folder,
            Map.of(
                "BOT_TOKEN",
                TestServer.TOKEN,
                "KEY_FILE",
                folder.resolve("master.json").toString()));
    assertThat(service.awaitExit()).isEqualTo(1);
    assertThat(service.output().lines().toList())
        .singleElement()
        .asString()
        .contains(
            database + " belongs to root, and this program runs as 12345",
            "chown 12345 " + database)
        .doesNotContain("damaged");
  }

  @Test
  void everyCommandThatWrites() throws IOException {
    house.stop();
    var shared = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(folder.resolve("data/switchboard.db"), shared);
    var elsewhere = temporary.resolve("backups");

    assertThat(house.command("backup")).contains("Done in");
    assertThat(house.command("backup", "--backup-dir", elsewhere.toString())).contains("Done in");
    assertThat(house.command("restore", "latest", "--keys", "latest")).contains("Restored");
    assertThat(house.command("key", "rotate")).contains("Master key rotated");
    assertThat(house.command("token", "create", "x", "--scope", "read")).isNotEmpty();
    assertThat(house.command("audit", "verify")).isNotEmpty();
    assertThat(house.command("people")).contains("71");
    assertThat(house.command("erase", "71", "--yes")).contains("Receipt");

    ServiceUser.ownsAll(folder);
    ServiceUser.ownsAll(elsewhere);
    assertThat(Files.getPosixFilePermissions(folder.resolve("data/switchboard.db")))
        .isEqualTo(shared);
  }
}
