package switchboard.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.Accounts;
import switchboard.auth.FastPasswordHashing;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;

/** A server with an account for each role, named after it, and a browser without a login. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LoginTestBase {

  public static final String PASSWORD = "neun blaue Regenschirme";

  public TestServer house;
  public FormBrowser browser;

  @BeforeAll
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first");
    house.open(LegacyPath.MIGRATE);
    for (var role : Role.values()) {
      house.account(role.word(), role, PASSWORD);
    }
    house.post(TestServer.text(1, 5, "hello"));
  }

  @AfterAll
  void close() {
    house.close();
  }

  /** Advances the clock so that failed logins of earlier tests no longer count. */
  @BeforeEach
  void later() {
    house.turn(Duration.ofMinutes(16));
    browser = new FormBrowser(house);
  }

  public Accounts accounts() {
    InstantSource clock = house.simulator().clock()::now;
    return new Accounts(house.server().store(), FastPasswordHashing.create(), clock);
  }

  public AccountId id(String name) {
    return accounts().all().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
