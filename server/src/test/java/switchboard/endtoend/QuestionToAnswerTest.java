package switchboard.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.Eventually;
import switchboard.testing.FastServerFactory;
import switchboard.testing.StaffFixture;
import switchboard.testing.TestServer;

/** The way of questions: to a screen, to an offer, or to an operator who is told and answers. */
class QuestionToAnswerTest extends ConsoleTestBase {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String UNDERSTOOD_BY_NOBODY = "qwertz uiop";

  private SimulatorPerson ann;
  private SimulatorPerson sam;

  @Override
  protected TestServer server(Path folder) {
    return new TestServer(folder, "understanding").with(new FastServerFactory());
  }

  @BeforeEach
  void somebodyIsThere() {
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    ann = house.person("Ann");
    sam = house.person("Sam");
    sam.send("/start");
    house.settle();
    StaffFixture.link(house, sam.id(), "sam");
    says("/start", "Welcome");
  }

  private void says(String text, String expected) {
    ann.send(text);
    sees(expected);
  }

  private void sees(String expected) {
    ann.await(message -> StaffFixture.text(message).contains(expected), PATIENCE);
    house.settle();
  }

  private void openInbox() {
    page.navigate(at("/admin/inbox"));
    heading("Inbox");
  }

  @Test
  void theBotAnswersWhatItCanAndAnOperatorTheRest() {
    says("when are you open?", "We open at 9.");
    says("delete everything", "Did you mean …?");
    ann.tap("🗑 Delete my data");
    sees("Delete my data?");
    ann.tap("↩️ No, keep my data");
    sees("Welcome");
    says(UNDERSTOOD_BY_NOBODY, "passed on to a person");

    house.turn(Duration.ofMinutes(29));
    FastServerFactory.within(
        house, Duration.ofMinutes(3), () -> !StaffFixture.notices(sam).isEmpty());
    assertThat(StaffFixture.notices(sam)).containsExactly("⚠️ A user waits for an answer");
    assertThat(sam.messages().toString()).doesNotContain(UNDERSTOOD_BY_NOBODY, "Ann");

    owner();
    logIn();
    heading("Corner Shop");
    openInbox();
    assertThat(page.locator(".waiting li")).hasCount(1);
    assertThat(page.locator(".waiting li")).containsText(UNDERSTOOD_BY_NOBODY);
    press("Answer");
    heading("Ann");
    page.keyboard().type("We are a shop. What do you need?");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".done")).containsText("Message queued.");
    sees("What do you need?");
    openInbox();
    assertThat(page.locator(".empty")).containsText("Nobody waits for an answer.");
    house.turn(Duration.ofMinutes(5));
    FastServerFactory.within(
        house, Duration.ofMinutes(3), () -> StaffFixture.notices(sam).size() == 2);
    assertThat(StaffFixture.notices(sam)).allMatch(notice -> notice.startsWith("✅"));

    says("asdf yxcv", "passed on to a person");
    ann.tap("✅ It’s settled");
    sees("Welcome");
    assertThat(house.rows("SELECT user_id FROM waiting")).isEmpty();
    assertThat(house.rows("SELECT outcome, texts FROM word_figures ORDER BY outcome"))
        .containsExactly("answered|1", "not_understood|2", "offered|1", "offered_taken|1");
  }
}
