package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.testing.DataAtRest;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** Erasure by a user in the chat, and by the operator. */
class ErasureEndToEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    shown(ann, "Welcome, Ann!");
    ann.send("my secret");
    shown(ann, "my secret");
    house.settle();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static String shown(SimulatorPerson person, String part) {
    return person
        .await(
            message ->
                message.path("from").path("is_bot").asBoolean()
                    && message.path("text").asString("").contains(part),
            PATIENCE)
        .path("text")
        .asString("");
  }

  private String wrappedKey(long user) {
    return house.keyRows("SELECT wrapped FROM data_keys WHERE user_id = " + user).getFirst();
  }

  private void isThrough() {
    Eventually.holds(
        "the erasure is on the ledger",
        () ->
            house.keyRows("SELECT receipt FROM erasures_under_way").isEmpty()
                && !house.keyRows("SELECT receipt FROM erasure_ledger").isEmpty());
  }

  private void deleteInTheChat() {
    ann.send("/delete");
    house.settle(); // earlier messages in the chat do not count as the answer
    shown(ann, "Delete my data?");
    ann.tap("🗑 Yes, delete everything");
    house.settle();
  }

  @Test
  void whoDeletesGetsAReceiptAndTheirKeyIsNowhereAnyMore() {
    var key = wrappedKey(ann.id());
    assertThat(DataAtRest.find(folder.resolve("data"), List.of(key))).isNotEmpty();
    deleteInTheChat();
    var receipt = shown(ann, "Your data is deleted");
    isThrough();
    assertThat(receipt)
        .contains(house.keyRows("SELECT receipt FROM erasure_ledger").getFirst())
        .contains("Backups of your key are gone by");
    assertThat(DataAtRest.find(folder.resolve("data"), List.of(key))).isEmpty();
    for (var table : List.of("users", "user_messages", "user_interactions", "conversations")) {
      assertThat(house.rows("SELECT * FROM " + table)).as(table).isEmpty();
    }
    assertThat(house.keyRows("SELECT person FROM erasure_ledger"))
        .singleElement()
        .asString()
        .hasSize(64)
        .doesNotContain(Long.toString(ann.id()));
  }

  @Test
  void theLastWordComesHoweverLongItHasToWait() {
    ann.send("/delete");
    house.settle();
    shown(ann, "Delete my data?");
    house.simulator().fault(SimulatorFault.of("editMessageText", Kind.TOO_MANY_REQUESTS, 1));
    ann.tap("🗑 Yes, delete everything");
    isThrough();
    house.turn(Duration.ofMinutes(1));
    shown(ann, "Your data is deleted");
    house.settle();
  }

  @Test
  void startGreetsThemAsAStrangerWithAnotherKey() {
    var key = wrappedKey(ann.id());
    deleteInTheChat();
    shown(ann, "Your data is deleted");
    ann.send("still there?");
    shown(ann, "nothing that you send is kept");
    assertThat(house.rows("SELECT * FROM user_messages")).isEmpty();
    ann.send("/start");
    house.settle();
    isThrough();
    ann.send("a new beginning");
    shown(ann, "a new beginning");
    assertThat(house.textsOf(ann.id())).containsExactly("a new beginning");
    assertThat(wrappedKey(ann.id())).isNotEqualTo(key);
  }

  @Test
  void aStartThatWasOnItsWayAlreadyBringsNobodyBack() {
    deleteInTheChat();
    shown(ann, "Your data is deleted");
    house.settle();
    long asked = Long.parseLong(house.rows("SELECT update_id FROM erasures").getFirst());
    assertThat(house.rows("SELECT update_id FROM seen_updates")).doesNotContain("1");
    assertThat(asked).isGreaterThan(1);
    assertThat(house.post(TestServer.text(1, ann.id(), "/start")).statusCode()).isEqualTo(200);
    assertThat(house.rows("SELECT user_id FROM users")).isEmpty();
    long later = asked + 100;
    assertThat(house.post(TestServer.text(later, ann.id(), "/start")).statusCode()).isEqualTo(200);
    assertThat(house.rows("SELECT user_id FROM users")).hasSize(1);
  }

  @Test
  void whoDeletesTwiceIsForgottenTwice() {
    for (int i = 0; i < 2; i++) {
      deleteInTheChat();
      shown(ann, "Your data is deleted");
      ann.send("ignored");
      house.settle();
      assertThat(house.rows("SELECT * FROM users")).isEmpty();
      ann.send("/start");
      house.settle();
      assertThat(house.rows("SELECT user_id FROM users")).hasSize(1);
    }
    Eventually.holds(
        "both are on the ledger",
        () -> house.keyRows("SELECT receipt FROM erasure_ledger").size() == 2);
    assertThat(house.rows("SELECT user_id FROM users")).hasSize(1);
  }

  /** Restores data from before an erasure with keys from after it. */
  @Test
  void aRestoredBackupBringsNobodyBack() {
    var ben = house.person("Ben");
    ben.send("/start");
    shown(ben, "Welcome, Ben!");
    ben.send("still here");
    shown(ben, "still here");
    house.settle();
    var key = wrappedKey(ann.id());
    assertThat(house.command("backup")).contains("switchboard-");
    deleteInTheChat();
    shown(ann, "Your data is deleted");
    isThrough();
    assertThat(DataAtRest.find(folder.resolve("data"), List.of(key)))
        .as("the key, in the backup of keys alone")
        .singleElement()
        .asString()
        .startsWith("backups/keys/");
    house.stop();
    assertThat(house.command("restore", "latest")).contains("1");
    house.byWebhook();
    assertThat(house.rows("SELECT user_id FROM users")).containsExactly("" + ben.id());
    assertThat(house.textsOf(ben.id())).containsExactly("still here");
    ann.send("do you know me?");
    shown(ann, "nothing that you send is kept");
    ann.send("/start");
    house.settle();
    assertThat(house.textsOf(ann.id())).isEmpty();
  }

  @Test
  void anOperatorsRequestIsDoneByTheServerThatRuns() {
    var ben = house.person("Ben");
    ben.send("/start");
    shown(ben, "Welcome, Ben!");
    house.settle();
    var said = house.command("erase", Long.toString(ann.id()), "--yes");
    assertThat(said).contains("Erased. Receipt: R-");
    assertThat(house.rows("SELECT user_id FROM users")).containsExactly("" + ben.id());
    ann.send("still there?");
    shown(ann, "nothing that you send is kept");
  }

  @Test
  void withoutAServerTheCommandDoesItItself() {
    house.stop();
    assertThat(house.command("erase", Long.toString(ann.id()))).contains("--yes");
    assertThat(house.command("export", Long.toString(ann.id()))).contains("my secret");
    assertThat(house.command("erase", Long.toString(ann.id()), "--yes")).contains("Receipt: R-");
    assertThat(house.rows("SELECT user_id FROM users")).isEmpty();
    assertThat(house.keyRows("SELECT user_id FROM data_keys")).isEmpty();
    assertThat(house.keyRows("SELECT receipt FROM erasure_ledger")).hasSize(1);
    assertThat(house.command("erase", Long.toString(ann.id()), "--yes"))
        .contains("Nothing is stored about user " + ann.id());
    assertThat(house.command("export", "@nobody")).contains("No user has the username @nobody");
  }
}
