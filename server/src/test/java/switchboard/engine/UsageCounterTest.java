package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.store.RollupDao.HourFigures;
import switchboard.store.RollupDao.ScreenOpened;
import switchboard.testing.BrainFaults;
import switchboard.testing.BrainFaults.Failure;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** Statistics are updated in the transaction of the event. */
class UsageCounterTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final BrainFaults faults = new BrainFaults();
  private final TestServer house;

  UsageCounterTest(@TempDir Path folder) {
    house = new TestServer(folder, "first").with(faults);
    house.open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void close() {
    faults.release();
    house.close();
  }

  private List<HourFigures> hours() {
    return house.read(tables -> tables.rollups().hours(0, Long.MAX_VALUE));
  }

  private void happened(int newcomers, int messages, int taps, int commands) {
    var all = hours().stream().reduce(HourFigures::plus).orElseThrow();
    assertThat(List.of(all.newcomers(), all.messages(), all.taps(), all.commands()))
        .isEqualTo(List.of((long) newcomers, (long) messages, (long) taps, (long) commands));
  }

  private List<ScreenOpened> screens(long fromDay) {
    return house.read(tables -> tables.rollups().screens(fromDay, 9));
  }

  private static ScreenOpened opened(String screen, long times) {
    return new ScreenOpened(screen, times);
  }

  private void post(String... updates) {
    for (var update : updates) {
      assertThat(house.post(update).statusCode()).isEqualTo(200);
    }
  }

  private void postTogether(String... updates) {
    assertThat(faults.together(house, updates)).containsOnly(200);
  }

  @Test
  void eachUpdateCountsOnceWhateverOfItComesTwice() {
    post(TestServer.text(1, 5, "/start"), TestServer.text(2, 5, "hello"));
    post(TestServer.text(2, 5, "hello"), TestServer.text(3, 6, "/history"));
    happened(2, 1, 0, 2);
    assertThat(screens(0)).containsExactlyInAnyOrder(opened(":history", 1), opened("home", 1));
  }

  @Test
  void anUpdateThatComesTwiceInABatchCountsOnce() {
    var hello = TestServer.text(2, 5, "hello");
    postTogether(hello, hello, TestServer.tap(3, 5, "s:hours"), TestServer.tap(3, 5, "s:hours"));
    happened(2, 2, 1, 0);
    assertThat(screens(0)).containsExactly(opened("hours", 1));
  }

  @Test
  void hoursAreApart() {
    post(TestServer.text(1, 5, "/start"));
    house.turn(Duration.ofHours(1));
    post(TestServer.text(2, 5, "hello"));
    assertThat(hours()).extracting(HourFigures::messages).containsExactly(0L, 1L);
  }

  @Test
  void aScreenCountsWhenATapOrACommandLedThereAndDaysAreApart() {
    post(
        TestServer.tap(1, 5, "s:hours"),
        TestServer.tap(2, 6, "s:hours"),
        TestServer.text(3, 6, "hello"));
    post(TestServer.tap(4, 5, "a:settings"));
    house.turn(DAY);
    post(
        TestServer.text(5, 5, "/hours"),
        TestServer.tap(6, 5, "s:find"),
        TestServer.tap(7, 5, "s:find"));
    assertThat(screens(0))
        .containsExactly(opened("hours", 3), opened("find", 2), opened(":settings", 1));
    long today = house.simulator().clock().now().toEpochMilli() / DAY.toMillis();
    assertThat(screens(today)).containsExactly(opened("find", 2), opened("hours", 1));
    assertThat(screens(today + 1)).isEmpty();
  }

  @Test
  void whatIsNoScreenOfTheBotFileAddsNone() {
    post(
        TestServer.text(1, 5, "/start"),
        TestServer.tap(2, 5, "s:made up"),
        TestServer.tap(3, 5, "a:made_up"));
    assertThat(screens(0)).extracting(ScreenOpened::screen).containsExactly("home");
  }

  @Test
  void aBatchThatIsWrittenInPartsCountsOnce() {
    var edited = TestServer.text(3, 5, "hallo").replace("\"message\":", "\"edited_message\":");
    postTogether(
        TestServer.text(2, 5, "/start"),
        edited,
        TestServer.text(4, 5, "hello"),
        TestServer.text(5, 5, "/export"),
        TestServer.tap(6, 5, "s:find"));
    happened(2, 2, 1, 2);
  }

  @Test
  void aBatchThatFailsCountsNothingAndEachOfItsUpdatesOnceWhenItSucceeds() {
    faults.poison(Failure.IllegalStateException);
    var poison = TestServer.text(3, 5, BrainFaults.POISON);
    postTogether(TestServer.text(2, 5, "/start"), poison, TestServer.text(4, 5, "hello"));
    happened(2, 2, 0, 1);
    post(poison);
    happened(2, 2, 0, 1);
    faults.cure();
    house.read(tables -> tables.quarantine().all()).forEach(row -> replay(row.updateId()));
    Eventually.holds("it is out", () -> house.rows("SELECT * FROM quarantine").isEmpty());
    happened(2, 3, 0, 1);
    assertThat(house.rows("SELECT count(*) FROM user_messages")).containsExactly("3");
  }

  private void replay(long update) {
    assertThat(
            house
                .server()
                .store()
                .<Boolean>writeNow(tables -> tables.quarantine().replay(update, Instant.now())))
        .isTrue();
  }

  @Test
  void whoComesBackAfterAnErasureIsANewcomerAndWhatHappenedBeforeStays() {
    post(TestServer.text(1, 5, "/start"), TestServer.text(2, 5, "hello"));
    post(TestServer.text(3, 5, "/delete"), TestServer.tap(4, 5, "d:3"));
    assertThat(house.rows("SELECT user_id FROM users")).isEmpty();
    happened(1, 1, 0, 2);
    post(TestServer.text(5, 5, "still there?"));
    happened(1, 1, 0, 2);
    post(TestServer.text(6, 5, "/start"));
    happened(2, 1, 0, 3);
    assertThat(screens(0)).containsExactly(opened("home", 2), opened(":confirming_deletion", 1));
  }

  @Test
  void theSameInOneBatch() {
    postTogether(
        TestServer.text(2, 5, "/start"),
        TestServer.text(3, 5, "/delete"),
        TestServer.tap(4, 5, "d:3"),
        TestServer.text(5, 5, "/start"));
    happened(3, 1, 0, 3);
  }
}
