package switchboard.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Base class of console tests that share one server, because a start takes most of their time. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SharedConsoleTestBase extends ConsoleTestBase {

  @BeforeAll
  void openOnce(@TempDir Path folder) {
    openServer(folder);
  }

  @AfterAll
  void closeOnce() {
    house.close();
  }

  @Override
  @BeforeEach
  void open(@TempDir Path unused) {
    openPage();
  }

  @Override
  @AfterEach
  void close() {
    closePage();
  }

  /** Removes the accounts and people of earlier tests. */
  protected void forgetEverybody() {
    for (var table : new String[] {"logins", "invitations", "accounts"}) {
      house.meddle("DELETE FROM " + table);
    }
    for (var person : house.rows("SELECT user_id FROM users")) {
      var _ = house.command("erase", person, "--yes");
    }
  }
}
