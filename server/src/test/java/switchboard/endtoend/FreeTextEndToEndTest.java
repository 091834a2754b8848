package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorPerson;
import switchboard.store.PersonalData;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** Free text is understood, offered or passed on, through the whole program. */
@OnEachDatabase
class FreeTextEndToEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NOT_MEANT = "✋ Not what I meant";
  private static final String PASSED_ON = "passed on to a person";

  @Parameter TestDatabase database;

  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "understanding").set(it -> it.on(database)).byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private JsonNode sees(String text) {
    return ann.await(message -> message.path("text").asString("").contains(text), PATIENCE);
  }

  private static Predicate<JsonNode> has(String text) {
    return toast -> toast.path("text").asString("").contains(text);
  }

  /** Outcomes with their numbers. */
  private List<String> figures() {
    house.settle();
    return house.rows("SELECT language, outcome, texts FROM word_figures ORDER BY outcome");
  }

  /** The texts that are kept as questions, with their outcomes. */
  private List<String> questions() {
    house.settle();
    return house.read(tables -> tables.openQuestions().newest(Long.MAX_VALUE, 9)).stream()
        .map(asked -> asked.messageText() + "|" + asked.outcome().word())
        .toList();
  }

  @Test
  void aQuestionIsAnsweredAndTheAnswerRefusedAfterARestart() {
    ann.send("when are you open?");
    sees("Because of “open”");
    assertThat(sees("We open at 9.").toString()).contains(NOT_MEANT);
    assertThat(figures()).containsExactly("en|answered|1");
    assertThat(questions()).isEmpty();

    house.stop();
    house.byWebhook();
    ann.tap(NOT_MEANT);
    sees(PASSED_ON);
    assertThat(figures()).containsExactly("en|answered|1", "en|answered_refused|1");
    assertThat(questions()).containsExactly("when are you open?|answered_refused");
  }

  @Test
  void anOfferIsChosenAndAnotherRefused() {
    ann.send("delete everything");
    var offers = sees("Did you mean …?").toString();
    assertThat(offers).contains("🗑 Delete my data", "✋ None of these");
    assertThat(figures()).containsExactly("en|offered|1");

    ann.tap("🗑 Delete my data");
    sees("Delete my data?");
    ann.tap("↩️ No, keep my data");
    sees("Welcome");
    assertThat(figures()).containsExactly("en|offered|1", "en|offered_taken|1");

    ann.send("delete everything");
    sees("Did you mean …?");
    ann.tap("✋ None of these");
    sees(PASSED_ON);
    assertThat(figures())
        .containsExactly("en|offered|2", "en|offered_refused|1", "en|offered_taken|1");
    assertThat(questions()).containsExactly("delete everything|offered_refused");
  }

  @Test
  void whatIsNotUnderstoodIsPassedOnKeptExportedAndErased() {
    ann.send("qwertz uiop");
    sees(PASSED_ON);
    assertThat(questions()).containsExactly("qwertz uiop|not_understood");
    ann.tap("✅ It’s settled");
    var _ = ann.awaitToast(has("nobody will answer"), PATIENCE);
    sees("Welcome");
    var user = new UserId(ann.id());
    assertThat(house.read(tables -> PersonalData.of(tables, user)).questions()).hasSize(1);

    house.server().store().run(tables -> PersonalData.erase(tables, user));
    assertThat(questions()).isEmpty();
    assertThat(figures()).containsExactly("en|not_understood|1");
  }

  @Test
  void theSettingTurnsAnswersOffAndSurvivesARestart() {
    ann.send("/settings");
    sees("Changes take effect at once.");
    ann.tap("💬 Answers to my texts: on");
    var _ = ann.awaitToast(has("Saved"), PATIENCE);
    house.settle();
    house.stop();
    house.byWebhook();

    ann.send("when are you open?");
    sees("Your messages");
    assertThat(figures()).isEmpty();
    assertThat(house.rows("SELECT understand FROM user_preferences")).containsExactly("0");
  }

  @Test
  void anAlbumIsAnsweredOnce() {
    ann.album(ann.id(), 3, "Are you open?");
    sees(PASSED_ON);
    house.settle();
    assertThat(ann.messages().stream().filter(it -> it.toString().contains(PASSED_ON))).hasSize(1);
    assertThat(figures()).isEmpty();
  }

  @Test
  void aForgedRefusalKeepsNobodyElsesMessage() {
    ann.send("when are you open?");
    sees("We open at 9.");
    long asked = house.read(tables -> tables.messages().of(new UserId(ann.id()))).getFirst().id();
    assertThat(asked).isPositive();
    var ben = house.person("Ben");
    ben.send("/start");
    house.settle();
    for (long id = 0; id < 9; id++) {
      ben.tapData(ben.messages().getLast().path("message_id").asLong(), "n:a:" + id);
    }
    assertThat(questions()).isEmpty();
  }
}
