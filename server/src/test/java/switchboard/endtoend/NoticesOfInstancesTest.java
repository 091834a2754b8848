package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.StaffFixture.notices;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.QuarantineState;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.testing.Eventually;
import switchboard.testing.FastServerFactory;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.SecondServer;
import switchboard.testing.StaffFixture;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** Of several instances one tells operators; another goes on when it stops. */
@NeedsPostgres
class NoticesOfInstancesTest {

  /** Two servers and a database share the processors. */
  private static final Duration SOON = Duration.ofHours(2);

  /** A new message comes at most once in this time. */
  private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(5);

  @TempDir Path first;
  @TempDir Path second;
  private TestServer house;
  private SecondServer other;
  private SimulatorPerson ann;

  @BeforeEach
  void open() {
    house =
        new TestServer(first, "first")
            .with(new FastServerFactory())
            .set(it -> it.on(TestDatabase.POSTGRES))
            .byPolling();
    other = new SecondServer(house, first, second, new FastServerFactory());
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    StaffFixture.link(house, ann.id(), "ann");
  }

  @AfterEach
  void close() {
    other.close();
    house.close();
  }

  private static QuarantineRow quarantined(TestServer house) {
    var now = house.simulator().clock().now();
    return new QuarantineRow(1, null, "message", "{}", "error", QuarantineState.HELD, 1, now, now);
  }

  @Test
  void oneInstanceTellsAndAnotherTellsTheEnd() {
    house.server().store().run(tables -> tables.quarantine().add(List.of(quarantined(house))));
    FastServerFactory.within(house, SOON, () -> !notices(ann).isEmpty());
    FastServerFactory.pass(house, Duration.ofMinutes(7));
    assertThat(notices(ann)).containsExactly("⚠️ Update in quarantine");
    house.stop();
    var server = other.server();
    server
        .server()
        .store()
        .run(tables -> {
          var _ = tables.quarantine().delete(1);
        });
    FastServerFactory.within(server, SOON, () -> notices(ann).size() > 1);
    FastServerFactory.pass(server, Duration.ofMinutes(7));
    assertThat(notices(ann)).containsExactly("✅ Update in quarantine", "✅ Update in quarantine");
  }

  @Test
  void anInstanceThatEndsWithoutSayingSoIsTold() {
    house.meddle(
        """
        INSERT INTO running_instances
          (name, version, started_at, seen_at, alive_until, share, updates, bot_file)
        VALUES ('gone:8080', '1', 0, 9000000000000, 1, 0, 0, '')
        """);
    Eventually.holds("it is lost", () -> !house.rows("SELECT name FROM lost_instances").isEmpty());
    FastServerFactory.within(house, SOON, () -> !notices(ann).isEmpty());
    assertThat(StaffFixture.text(ann.messages().getLast()))
        .contains("Instance lost", "No sign of life from gone:8080");
    house.meddle("DELETE FROM lost_instances");
    FastServerFactory.pass(house, BETWEEN_MESSAGES);
    FastServerFactory.within(house, SOON, () -> notices(ann).size() > 1);
    assertThat(notices(ann)).containsExactly("✅ Instance lost", "✅ Instance lost");
  }
}
