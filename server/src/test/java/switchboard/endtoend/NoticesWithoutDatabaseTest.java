package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.StaffFixture.notices;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.DatabaseSettings;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.AlarmReceiver;
import switchboard.testing.FastServerFactory;
import switchboard.testing.KillablePostgres;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.SecondServer;
import switchboard.testing.StaffFixture;
import switchboard.testing.TestServer;

/** Without their database no instance holds the lease: the last holder tells, the others alarm. */
@NeedsPostgres
class NoticesWithoutDatabaseTest {

  /** Two servers and a database share the processors. */
  private static final Duration SOON = Duration.ofHours(2);

  /** A new message comes at most once in this time. */
  private static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(5);

  @TempDir Path files;
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void theLastHolderTellsAndTheOtherAlarms() {
    try (var postgres = new KillablePostgres(files);
        var receiver = new AlarmReceiver();
        var house = new TestServer(first, "first")) {
      var database =
          new DatabaseSettings(new PostgresAddress(postgres.url(), null, null), null, null);
      house.with(new FastServerFactory()).set(it -> it.on(database)).byPolling();
      try (var _ =
          new SecondServer(
              house,
              first,
              second,
              it -> it.on(database).alarmUrl(receiver.uri()),
              new FastServerFactory())) {
        var ann = house.person("Ann");
        ann.send("/start");
        house.settle();
        StaffFixture.link(house, ann.id(), "ann");
        FastServerFactory.pass(house, Duration.ofMinutes(2));
        postgres.stop();
        FastServerFactory.within(house, SOON, () -> !notices(ann).isEmpty());
        FastServerFactory.within(house, SOON, () -> !receiver.alarms().isEmpty());
        assertThat(notices(ann)).containsExactly("⚠️ Database cannot be written");
        assertThat(receiver.alarms()).containsExactly("database begun");
        postgres.startAgain();
        FastServerFactory.pass(house, BETWEEN_MESSAGES);
        FastServerFactory.within(house, SOON, () -> notices(ann).size() > 1);
        FastServerFactory.within(house, SOON, () -> receiver.alarms().size() > 1);
        FastServerFactory.pass(house, Duration.ofMinutes(12));
        assertThat(notices(ann))
            .containsExactly("✅ Database cannot be written", "✅ Database cannot be written");
        assertThat(receiver.alarms()).containsExactly("database begun", "database over");
      }
    }
  }
}
