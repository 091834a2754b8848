package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.FakeTelegram;
import switchboard.testing.TestServer;

/** Long polling when update ids restart. */
class FetchingTest {

  private static final long USER = 5;
  private static final int PEOPLE = 50;

  private final FakeTelegram telegram = new FakeTelegram(700_000_000);
  private final TestServer house;
  private final List<String> said = new ArrayList<>();

  FetchingTest(@TempDir Path folder) {
    house = new TestServer(folder, "first").with(telegram.inPlaceOfTheSimulator());
  }

  @AfterEach
  void close() {
    house.close();
    telegram.close();
  }

  private void fetch() {
    house.open(LegacyPath.MIGRATE).connect(null);
  }

  private void say(int updates) {
    for (int i = 0; i < updates; i++) {
      var text = "text " + said.size();
      long user = USER + said.size() % PEOPLE;
      said.add(user + "|" + text);
      telegram.give(user, text);
    }
  }

  /** Waits until every text was processed once, in any order across restarts of the ids. */
  private void awaitAllHandledOnce() {
    awaitKept();
    Eventually.holds("all are confirmed", () -> telegram.waiting() == 0);
    assertThat(house.texts()).containsExactlyInAnyOrderElementsOf(said);
  }

  /** Restarts the ids while the bot processes a batch that is not confirmed yet. */
  private void startAgainInTheMiddleOfABatchAt(long number) {
    Eventually.holds("all were given", telegram::isAllHandedOut);
    telegram.startAgainAt(number);
  }

  @Test
  void nothingIsLostOrHandledTwiceWhereverNumbersStartAgain() {
    fetch();
    say(1);
    awaitAllHandledOnce();
    telegram.startAgainAt(117_000_000); // as after a week without updates
    say(121);
    awaitAllHandledOnce();
    say(400);
    startAgainInTheMiddleOfABatchAt(2_500_000); // lower
    say(250);
    startAgainInTheMiddleOfABatchAt(900_000_000); // higher
    awaitKept(); // stopping earlier would lose updates that only the old queue had
    say(250);
    house.stop();
    say(100);
    fetch();
    awaitKept(); // the interrupted poll may have received them too
    startAgainInTheMiddleOfABatchAt(3_000_000);
    say(150);
    awaitAllHandledOnce();
    assertThat(said).hasSizeGreaterThan(1_000);
    assertThat(telegram.offsets().stream().filter(offset -> offset > 0))
        .as("nearly each poll confirms a hundred")
        .hasSizeLessThan(200);
  }

  @Test
  void numbersThatStartAgainJustBelowTheOffsetAreNotConfirmedUnseen() {
    fetch();
    say(20);
    awaitAllHandledOnce();
    Eventually.holds("the last answer was empty", () -> telegram.offsets().getLast() == 0);
    telegram.startAgainAt(700_000_012);
    house.turn(Duration.ofDays(3)); // until then a known id is the same update
    say(4);
    awaitAllHandledOnce();
  }

  @Test
  void aNumberOfDaysAgoIsAnotherUpdateAndOneOfYesterdayTheSame() {
    house.open(LegacyPath.MIGRATE);
    house.post(TestServer.text(4711, USER, "first"));
    house.turn(Duration.ofHours(25));
    assertThat(house.post(TestServer.text(4711, USER, "again")).statusCode()).isEqualTo(200);
    assertThat(house.textsOf(USER)).containsExactly("first");
    house.turn(Duration.ofHours(24));
    house.post(TestServer.text(4711, USER, "another"));
    house.post(TestServer.text(4711, USER, "again"));
    assertThat(house.textsOf(USER)).containsExactly("first", "another");
  }

  @Test
  void byWebhookNumbersMayStartAgainToo() {
    house.open(LegacyPath.MIGRATE);
    for (long number : new long[] {100_000_500, 4_711, 4_712, 17, 900_000_000}) {
      assertThat(house.post(TestServer.text(number, USER, "no " + number)).statusCode())
          .isEqualTo(200);
      house.post(TestServer.text(number, USER, "no " + number));
    }
    assertThat(house.textsOf(USER))
        .containsExactly("no 100000500", "no 4711", "no 4712", "no 17", "no 900000000");
  }

  @Test
  void aServerThatConfirmsNothingIsNotAskedInABusyLoop() {
    telegram.confirmNothing();
    fetch();
    say(3);
    awaitKept();
    long begun = System.nanoTime();
    int before = telegram.offsets().size();
    Eventually.holds("two more polls", () -> telegram.offsets().size() >= before + 2);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(90));
    say(3); // later updates are still found
    awaitKept();
    assertThat(house.texts()).containsExactlyElementsOf(said);
  }

  private void awaitKept() {
    Eventually.holds("all are kept", () -> kept() >= said.size());
  }

  private long kept() {
    return house.read(tables -> tables.statistics().at(Instant.EPOCH).messages());
  }
}
