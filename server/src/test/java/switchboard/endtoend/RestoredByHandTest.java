package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.audit.AuditVerification;
import switchboard.store.backup.NoticedRestore;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** PostgreSQL was restored by its own tools, with the keys: erased users stay erased. */
@NeedsPostgres
class RestoredByHandTest {

  private static final long ANN = 501;
  private static final long BEA = 502;

  @TempDir Path folder;
  private TestServer house;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").set(it -> it.on(TestDatabase.POSTGRES));
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aServerThatStartsOnItErasesThemAgainAndSaysSo() {
    house.post(TestServer.text(1, ANN, "hello"));
    house.post(TestServer.text(2, BEA, "good morning"));
    house.stop();
    var before = TestPostgres.copy(folder.resolve("data"));
    house.open(LegacyPath.MIGRATE);
    house
        .server()
        .store()
        .run(tables -> tables.erasures().request(new UserId(ANN), house.simulator().clock().now()));
    Eventually.holds(
        "erased", () -> house.rows("SELECT user_id FROM users").equals(List.of("502")));
    house.stop();
    TestPostgres.takeBack(folder.resolve("data"), before);

    try (var log = new CapturedLog(NoticedRestore.class)) {
      house.open(LegacyPath.MIGRATE);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("it was restored", "people=\"1\"");
    }
    assertThat(house.rows("SELECT user_id FROM users")).containsExactly("502");
    assertThat(house.textsOf(BEA)).containsExactly("good morning");
    assertThat(AuditVerification.of(house.server().store()))
        .isInstanceOf(AuditVerification.Outcome.Intact.class);
  }
}
