package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.domain.Incoming;
import switchboard.domain.Origin;
import switchboard.domain.UserId;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.BrainFaults;
import switchboard.testing.BrainFaults.Failure;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;
import switchboard.testing.UpdateTables;

/**
 * Acknowledged updates are never lost, processed twice, or blocked by others. The tests of a
 * database share a server.
 */
@OnEachDatabase
@TestInstance(Lifecycle.PER_CLASS)
class DeliveryTest {

  @Parameter TestDatabase database;

  private static final long ANN = 501;

  private final BrainFaults faults = new BrainFaults();

  @SuppressWarnings("NullAway.Init") // by open()
  private TestServer house;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first").with(faults);
    house.set(it -> it.on(database)).open(LegacyPath.MIGRATE);
  }

  @AfterEach
  void forget() {
    faults.reset();
    UpdateTables.clear(house);
  }

  @AfterParameterizedClassInvocation
  void close() {
    house.close();
  }

  private List<String> quarantine() {
    return house.rows("SELECT update_id, user_id, kind, state, attempts FROM quarantine");
  }

  @Test
  void tenTimesTheSameUpdateAtOnceHasOneEffect() {
    var hello = TestServer.text(10, ANN, "hello");
    var answers = Stream.generate(() -> house.postAsync(hello)).limit(10).toList();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    isTaken(hello);
    assertThat(house.texts()).containsExactly("501|hello");
    assertThat(house.rows("SELECT count(*) FROM outbox")).containsExactly("1");
    assertThat(house.rows("SELECT update_id FROM seen_updates")).containsExactly("10");
  }

  @Test
  void theSameUpdateThreeTimesInOneBatchHasOneEffect() {
    var hello = TestServer.text(10, ANN, "hello");
    assertThat(faults.together(house, hello, hello, hello)).containsOnly(200);
    assertThat(house.texts()).containsExactly("999|hold", "501|hello");
  }

  @Test
  void anUpdateIsKnownAgainAfterARestart() {
    house.post(TestServer.text(10, ANN, "hello"));
    house.stop();
    house.open(LegacyPath.MIGRATE);
    isTaken(TestServer.text(10, ANN, "hello"));
    assertThat(house.texts()).containsExactly("501|hello");
  }

  @Test
  void whatOnePersonDoesIsHandledInTheOrderOfItsNumbers() {
    var statuses =
        faults.together(
            house,
            TestServer.text(14, ANN, "/hours"),
            TestServer.tap(13, ANN, "s:find"),
            TestServer.text(12, ANN, "/start"),
            TestServer.tap(11, ANN, "s:hours"));
    assertThat(statuses).containsOnly(200);
    var interactions = house.read(tables -> tables.interactions().of(new UserId(501)));
    assertThat(interactions)
        .extracting(row -> row.actionType() + "|" + row.actionData())
        .containsExactly("tap|s:hours", "command|/start", "tap|s:find", "command|/hours");
    assertThat(house.rows("SELECT data FROM conversations WHERE user_id = 501").getFirst())
        .contains("hours");
  }

  private static String inGroup(String update) {
    var moved =
        update.replace(
            "\"chat\":{\"id\":501,\"type\":\"private\"", "\"chat\":{\"id\":-77,\"type\":\"group\"");
    assertThat(moved).contains("\"group\"");
    return moved;
  }

  @Test
  void privateChatStaysKnownWhenTheSameBatchHasAGroupMessage() {
    faults.together(
        house, TestServer.text(11, ANN, "/start"), inGroup(TestServer.text(12, ANN, "/hours")));
    assertThat(house.rows("SELECT chat_id FROM users WHERE user_id = 501")).containsExactly("501");
  }

  @Test
  void messageEditedInItsOwnBatchHasTheNewText() {
    var edit =
        TestServer.text(12, ANN, "good bye")
            .replace("\"message\":{\"message_id\":12", "\"edited_message\":{\"message_id\":11");
    faults.together(house, TestServer.text(11, ANN, "hello"), edit);
    assertThat(house.texts()).containsExactly("999|hold", "501|good bye");
  }

  @Test
  void userWhoBlocksTheBotAndWritesInOneBatchIsReachable() {
    house.post(TestServer.text(10, ANN, "/start"));
    faults.together(house, membership(11, "kicked"), TestServer.text(12, ANN, "/hours"));
    assertThat(reachable()).containsExactly("1");
  }

  @Test
  void userWhoWritesAndBlocksTheBotInOneBatchIsUnreachable() {
    faults.together(house, TestServer.text(21, ANN, "/hours"), membership(22, "kicked"));
    assertThat(reachable()).containsExactly("0");
  }

  private List<String> reachable() {
    return house.rows("SELECT reachable FROM users WHERE user_id = 501");
  }

  private static String membership(long updateId, String status) {
    return """
    {"update_id":%d,"my_chat_member":{"chat":{"id":501,"type":"private"},"date":1772000000,
     "from":{"id":501,"is_bot":false,"first_name":"P"},"new_chat_member":{"status":"%s"}}}
    """
        .formatted(updateId, status);
  }

  @Test
  void whatAGroupSaysAmongItselfIsNotKept() {
    var text = inGroup(TestServer.text(20, ANN, "what a day"));
    assertThat(house.post(text).statusCode()).isEqualTo(200);
    assertThat(house.rows("SELECT update_id, kind FROM seen_updates"))
        .containsExactly("20|message");
    for (var table : UpdateTables.OF_USERS) {
      assertThat(house.rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
    }
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void aPoisonedUpdateGoesToQuarantineAndTheOthersOfItsBatchGoOn(Failure failure) {
    faults.poison(failure);
    var statuses =
        faults.together(
            house,
            TestServer.text(30, ANN, "before"),
            TestServer.text(31, ANN, BrainFaults.POISON),
            TestServer.text(32, ANN, "after"),
            TestServer.text(33, 502, "other"));
    assertThat(statuses).containsOnly(200);
    assertThat(house.texts()).containsExactly("999|hold", "501|before", "501|after", "502|other");
    assertThat(quarantine()).containsExactly("31|501|message|held|1");
    assertThat(house.rows("SELECT error FROM quarantine"))
        .singleElement()
        .asString()
        .contains(failure.name(), BrainFaults.class.getName())
        .doesNotContain(BrainFaults.POISON);
    isTaken(TestServer.text(31, ANN, BrainFaults.POISON));
    assertThat(quarantine()).hasSize(1);
    isTaken(TestServer.text(34, ANN, "later"));
  }

  @Test
  void anUpdateInQuarantineIsReplayedWhenTheFaultIsGone() {
    faults.poison(Failure.IllegalStateException);
    house.post(TestServer.text(40, ANN, BrainFaults.POISON));
    replay();
    Eventually.holds(
        "it was tried in vain", () -> quarantine().equals(List.of("40|501|message|held|2")));
    faults.cure();
    replay();
    Eventually.holds("it is out", () -> quarantine().isEmpty());
    assertThat(house.texts()).containsExactly("501|poison");
    assertThat(house.rows("SELECT user_id FROM outbox")).containsExactly("501");
    isTaken(TestServer.text(40, ANN, BrainFaults.POISON));
    assertThat(house.texts()).hasSize(1);
  }

  private void replay() {
    assertThat(
            house
                .server()
                .store()
                .<Boolean>writeNow(tables ->
                    tables
                        .quarantine()
                        .replay(tables.quarantine().all().getFirst().updateId(), Instant.now())))
        .isTrue();
  }

  @Test
  void aDiscardedUpdateStaysAway() {
    faults.poison(Failure.IllegalStateException);
    house.post(TestServer.text(41, ANN, BrainFaults.POISON));
    faults.cure();
    var store = house.server().store();
    long id = house.read(tables -> tables.quarantine().all().getFirst().updateId());
    assertThat(store.<Boolean>writeNow(tables -> tables.quarantine().delete(id))).isTrue();
    assertThat(store.<Boolean>writeNow(tables -> tables.quarantine().delete(id))).isFalse();
    isTaken(TestServer.text(41, ANN, BrainFaults.POISON));
    assertThat(quarantine()).isEmpty();
    assertThat(house.texts()).isEmpty();
  }

  @Test
  void whileTheDatabaseFailsTelegramIsAskedToComeAgain() {
    faults.fillDisk();
    var poison = TestServer.text(50, ANN, BrainFaults.POISON);
    mustComeAgain(house.post(poison));
    mustComeAgain(house.post(poison));
    assertThat(house.rows("SELECT count(*) FROM seen_updates")).containsExactly("0");
    faults.cure();
    isTaken(poison);
    isTaken(poison);
    assertThat(house.texts()).containsExactly("501|poison");
    assertThat(quarantine()).isEmpty();
  }

  @Test
  void whileATableAndSoTheQuarantineIsMissingTelegramIsAskedToComeAgain() {
    house.meddle("ALTER TABLE seen_updates RENAME TO elsewhere");
    mustComeAgain(house.post(TestServer.text(60, ANN, "hello")));
    mustComeAgain(house.post(TestServer.text(61, ANN, "again")));
    house.meddle("ALTER TABLE elsewhere RENAME TO seen_updates");
    isTaken(TestServer.text(60, ANN, "hello"));
    isTaken(TestServer.text(60, ANN, "hello"));
    assertThat(house.texts()).containsExactly("501|hello");
  }

  @Test
  void whoComesWhenTheQueueIsFullIsAskedToComeAgain() {
    var busy = house.postAsync(TestServer.text(1, 999, BrainFaults.HOLD));
    faults.awaitHeld();
    long number = 1_000;
    while (house.server().inbox().offer(poll(number), new byte[100]).isPresent()) {
      number++;
    }
    assertThat(number).isGreaterThan(2_000);
    mustComeAgain(house.post(TestServer.text(70, ANN, "hello")));
    faults.release();
    assertThat(busy.join().statusCode()).isEqualTo(200);
    Eventually.holds("all is handled", () -> house.server().inbox().size() == 0);
    isTaken(TestServer.text(70, ANN, "hello"));
    assertThat(house.texts()).containsExactly("999|hold", "501|hello");
    assertThat(house.rows("SELECT count(*) FROM seen_updates WHERE kind = 'poll'"))
        .containsExactly(Long.toString(number - 1_000));
  }

  private static Incoming poll(long number) {
    return new Incoming.Other(new Origin(number, "poll", Instant.now()), null, null);
  }

  private void isTaken(String update) {
    assertThat(house.post(update).statusCode()).isEqualTo(200);
  }

  private static void mustComeAgain(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }
}
