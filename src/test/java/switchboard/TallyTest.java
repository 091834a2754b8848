package switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.BrainFaults.Failure;
import switchboard.engine.Webhook.LegacyPath;
import switchboard.store.Rollups.HourFigures;
import switchboard.store.Rollups.ScreenOpened;

/** Statistics are updated in the transaction of the event. */
class TallyTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final BrainFaults faults = new BrainFaults();
  private final House house;

  TallyTest(@TempDir Path folder) {
    house = new House(folder, "first").with(faults);
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
    assertThat(all).isEqualTo(new HourFigures(all.hour(), newcomers, messages, taps, commands));
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
    post(House.text(1, 5, "/start"), House.text(2, 5, "hello"));
    post(House.text(2, 5, "hello"), House.text(3, 6, "/history"));
    happened(2, 1, 0, 2);
    assertThat(screens(0)).containsExactlyInAnyOrder(opened(":history", 1), opened("home", 1));
  }

  @Test
  void anUpdateThatComesTwiceInABatchCountsOnce() {
    var hello = House.text(2, 5, "hello");
    postTogether(hello, hello, House.tap(3, 5, "s:hours"), House.tap(3, 5, "s:hours"));
    happened(2, 2, 1, 0);
    assertThat(screens(0)).containsExactly(opened("hours", 1));
  }

  @Test
  void hoursAreApart() {
    post(House.text(1, 5, "/start"));
    house.turn(Duration.ofHours(1));
    post(House.text(2, 5, "hello"));
    assertThat(hours()).extracting(HourFigures::messages).containsExactly(0L, 1L);
  }

  @Test
  void aScreenCountsWhenATapOrACommandLedThereAndDaysAreApart() {
    post(House.tap(1, 5, "s:hours"), House.tap(2, 6, "s:hours"), House.text(3, 6, "hello"));
    post(House.tap(4, 5, "a:settings"));
    house.turn(DAY);
    post(House.text(5, 5, "/hours"), House.tap(6, 5, "s:find"), House.tap(7, 5, "s:find"));
    assertThat(screens(0))
        .containsExactly(opened("hours", 3), opened("find", 2), opened(":settings", 1));
    long today = house.twin().clock().now().toEpochMilli() / DAY.toMillis();
    assertThat(screens(today)).containsExactly(opened("find", 2), opened("hours", 1));
    assertThat(screens(today + 1)).isEmpty();
  }

  @Test
  void whatIsNoScreenOfTheBotFileAddsNone() {
    post(House.text(1, 5, "/start"), House.tap(2, 5, "s:made up"), House.tap(3, 5, "a:made_up"));
    assertThat(screens(0)).extracting(ScreenOpened::screen).containsExactly("home");
  }

  @Test
  void aBatchThatIsWrittenInPartsCountsOnce() {
    var edited = House.text(3, 5, "hallo").replace("\"message\":", "\"edited_message\":");
    postTogether(
        House.text(2, 5, "/start"),
        edited,
        House.text(4, 5, "hello"),
        House.text(5, 5, "/export"),
        House.tap(6, 5, "s:find"));
    happened(2, 2, 1, 2);
  }

  @Test
  void aBatchThatFailsCountsNothingAndEachOfItsUpdatesOnceWhenItSucceeds() {
    faults.poison(Failure.IllegalStateException);
    var poison = House.text(3, 5, BrainFaults.POISON);
    postTogether(House.text(2, 5, "/start"), poison, House.text(4, 5, "hello"));
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
    post(House.text(1, 5, "/start"), House.text(2, 5, "hello"));
    post(House.text(3, 5, "/delete"), House.tap(4, 5, "d:3"));
    assertThat(house.rows("SELECT user_id FROM users")).isEmpty();
    happened(1, 1, 0, 2);
    post(House.text(5, 5, "still there?"));
    happened(1, 1, 0, 2);
    post(House.text(6, 5, "/start"));
    happened(2, 1, 0, 3);
    assertThat(screens(0)).containsExactly(opened("home", 2), opened(":confirming_deletion", 1));
  }

  @Test
  void theSameInOneBatch() {
    postTogether(
        House.text(2, 5, "/start"),
        House.text(3, 5, "/delete"),
        House.tap(4, 5, "d:3"),
        House.text(5, 5, "/start"));
    happened(3, 1, 0, 3);
  }
}
