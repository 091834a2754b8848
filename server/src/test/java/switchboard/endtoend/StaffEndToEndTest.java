package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.Sha256;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.StaffDao.StaffLinkRow;
import switchboard.testing.Eventually;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Operators link their Telegram chat by a one-time code, and do not count as users. */
@OnEachDatabase
class StaffEndToEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestServer house;
  private AccountId account;

  @BeforeEach
  void open() {
    house = new TestServer(folder, "first").set(it -> it.on(database)).byPolling();
    account = house.account("ann", Role.OWNER, "a long enough password");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void offer(String code, AccountId whose) {
    var until = house.simulator().clock().now().plus(Duration.ofMinutes(15));
    house
        .server()
        .store()
        .run(tables ->
            tables.staff().offer(new StaffLinkRow(Sha256.hex(code), whose, "de", "UTC", until)));
  }

  private static JsonNode answer(SimulatorPerson person, String text, String expected) {
    person.send(text);
    return person.await(message -> message.path("text").asString("").contains(expected), PATIENCE);
  }

  private List<String> recorded() {
    house.settle();
    return house.rows(
        """
        SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM user_messages),
               (SELECT count(*) FROM user_interactions), (SELECT count(*) FROM user_preferences),
               (SELECT count(*) FROM conversations), (SELECT count(*) FROM hourly_figures)
        """);
  }

  @Test
  void aLinkedChatIsUsedWithoutATrace() {
    offer("CODE", account);
    var ann = house.person("Ann");
    answer(ann, "/start staff-CODE", "notices of the account ann");
    answer(ann, "hello", "your messages are not kept");
    answer(ann, "/start", "Welcome");
    ann.tap("Opening hours");
    ann.await(message -> message.path("text").asString("").contains("open at 9"), PATIENCE);
    answer(ann, "/settings", "Settings");
    answer(ann, "/history", "");
    assertThat(recorded()).containsExactly("0|0|0|0|0|0");
    assertThat(house.rows("SELECT account_id, telegram_id, language FROM staff"))
        .containsExactly(account.value() + "|" + ann.id() + "|de");
    assertThat(house.rows("SELECT action, way, actor, result FROM audit_log"))
        .contains("staff.link|telegram|ann|done");
  }

  @Test
  void aCodeWorksOnceAndForAQuarterOfAnHour() {
    offer("CODE", account);
    var ann = house.person("Ann");
    var bob = house.person("Bob");
    answer(bob, "/start staff-OTHER", "wrong, used or expired");
    answer(ann, "/start staff-CODE", "notices of the account ann");
    answer(bob, "/start staff-CODE", "wrong, used or expired");
    offer("LATE", account);
    house.turn(Duration.ofMinutes(16));
    answer(bob, "/start staff-LATE", "wrong, used or expired");
    assertThat(recorded()).containsExactly("0|0|0|0|0|0");
    assertThat(house.rows("SELECT telegram_id FROM staff")).containsExactly(ann.id() + "");
  }

  @Test
  void whatWasStoredBeforeStaysUntilItIsErased() {
    var ann = house.person("Ann");
    answer(ann, "my text", "my text");
    assertThat(recorded()).containsExactly("1|1|0|1|1|1");
    offer("CODE", account);
    answer(ann, "/start staff-CODE", "What was stored about you until now stays");
    answer(ann, "hello", "not kept");
    assertThat(recorded()).containsExactly("1|1|0|1|1|1");
    answer(ann, "/delete", "Delete");
    ann.tap("🗑 Yes, delete everything");
    ann.await(message -> message.path("text").asString("").contains("Receipt"), PATIENCE);
    assertThat(house.rows("SELECT count(*) FROM users")).containsExactly("0");
    answer(ann, "/start", "Welcome");
    assertThat(house.rows("SELECT count(*) FROM users")).containsExactly("0");
  }

  @Test
  void deletionWithoutDataIsConfirmedToo() {
    offer("CODE", account);
    var ann = house.person("Ann");
    answer(ann, "/start staff-CODE", "notices of the account ann");
    answer(ann, "/delete", "Delete");
    ann.tap("🗑 Yes, delete everything");
    ann.await(message -> message.path("text").asString("").contains("Receipt"), PATIENCE);
    answer(ann, "hello", "not kept");
  }

  @Test
  void aDisabledAccountUnlinksItsChatWithinSeconds() {
    offer("CODE", account);
    house.account("other", Role.OWNER, "a long enough password");
    var ann = house.person("Ann");
    answer(ann, "/start staff-CODE", "notices of the account ann");
    house.meddle("DELETE FROM staff");
    house.meddle("UPDATE accounts SET disabled_at = 1 WHERE name = 'ann'");
    house.stop();
    house.byPolling();
    answer(ann, "hello again", "hello again");
    assertThat(house.textsOf(ann.id())).containsExactly("hello again");
    offer("CODE2", account);
    answer(ann, "/start staff-CODE2", "wrong, used or expired");
  }

  @Test
  void anotherChatReplacesTheFirst() {
    offer("ONE", account);
    var ann = house.person("Ann");
    answer(ann, "/start staff-ONE", "notices of the account ann");
    offer("TWO", account);
    var phone = house.person("Ann's phone");
    answer(phone, "/start staff-TWO", "notices of the account ann");
    assertThat(house.rows("SELECT telegram_id FROM staff")).containsExactly(phone.id() + "");
    Eventually.holds(
        "the first chat counts as a user's",
        () -> {
          ann.send("hi");
          house.settle();
          return !house.textsOf(ann.id()).isEmpty();
        });
  }
}
