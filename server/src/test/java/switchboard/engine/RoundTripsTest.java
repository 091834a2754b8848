package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.DatabaseSettings;
import switchboard.store.postgres.PostgresAddress;
import switchboard.testing.BrainFaults;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.RoundTrips;
import switchboard.testing.RoundTrips.RoundTrip;
import switchboard.testing.TestPostgres;
import switchboard.testing.TestServer;

/** How often the commit of a batch waits for PostgreSQL. */
@NeedsPostgres
class RoundTripsTest {

  /** Of a batch of known users. */
  private static final int MOST = 8;

  /** To see that users are new, not erased, and to create their keys. */
  private static final int MORE_FOR_NEW_USERS = 4;

  private final BrainFaults faults = new BrainFaults();
  @TempDir Path folder;
  private TestServer house;
  private long lastUpdate = 1;

  @BeforeEach
  void open() {
    var url = TestPostgres.urlOf(folder.resolve("data")) + RoundTrips.PARAMETERS;
    house =
        new TestServer(folder, "first")
            .with(faults)
            .set(
                it -> it.on(new DatabaseSettings(new PostgresAddress(url, null, null), null, null)))
            .byWebhook();
  }

  @AfterEach
  void close() {
    faults.release();
    house.close();
  }

  private String[] texts(int users) {
    return IntStream.range(0, users)
        .mapToObj(user -> TestServer.text(++lastUpdate, 1_000 + user, "hello"))
        .toArray(String[]::new);
  }

  private String[] taps(int users) {
    return IntStream.range(0, users)
        .mapToObj(user -> TestServer.tap(++lastUpdate, 1_000 + user, "s:hours"))
        .toArray(String[]::new);
  }

  /** The number of round trips of a batch, without those of other threads. */
  private int trips(String... updates) {
    RoundTrips.forget();
    assertThat(faults.together(house, updates)).containsOnly(200);
    var all = RoundTrips.seen();
    int first = last(all, "INSERT INTO seen_updates");
    var batch = all.subList(first, last(all, "INSERT INTO outbox") + 1);
    var data = all.get(first).connection();
    boolean createsKeys = batch.stream().anyMatch(trip -> has(trip, "INSERT INTO data_keys"));
    return Math.toIntExact(
        batch.stream().filter(trip -> trip.connection().equals(data) || isOfKeys(trip)).count()
            + (createsKeys ? 1 : 0)); // and their COMMIT
  }

  private static int last(List<RoundTrip> trips, String text) {
    return IntStream.range(0, trips.size())
        .filter(i -> has(trips.get(i), text))
        .max()
        .orElseThrow();
  }

  /** Reads and creates keys. Another thread looks regularly whether the master key has changed. */
  private static boolean isOfKeys(RoundTrip trip) {
    return has(trip, " data_keys") || (has(trip, " instance ") && !has(trip, "READ ONLY"));
  }

  private static boolean has(RoundTrip trip, String text) {
    return trip.sent().contains(text);
  }

  @Test
  void aBatchWaitsForPostgresqlAFewTimesHoweverLargeItIs() {
    assertThat(trips(texts(100))).isBetween(5, MOST + MORE_FOR_NEW_USERS);
    assertThat(trips(texts(3))).isBetween(5, MOST);
    assertThat(trips(texts(100))).isBetween(5, MOST);
    assertThat(trips(taps(100))).isBetween(5, MOST);
  }
}
