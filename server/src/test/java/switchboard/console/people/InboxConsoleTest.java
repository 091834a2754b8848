package switchboard.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.testing.Chromium;
import switchboard.testing.Eventually;

/** People who wait for an answer, in real browsers of two operators. */
class InboxConsoleTest extends MediaConsoleTestBase {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String REPLY = "Reply as the bot";

  @Override
  protected void prepare() {
    super.prepare();
    house.botFile(Path.of("server/src/test/resources/bots/answering.yaml"));
  }

  private void writes(String text) {
    ann.send(text);
    house.settle();
  }

  private void openInbox() {
    page.keyboard().press("g");
    page.keyboard().press("i");
    heading("Inbox");
  }

  private Locator row() {
    return page.locator(".waiting li").first();
  }

  private Locator status() {
    return page.locator(".done");
  }

  /** Another operator, in a browser of their own. */
  private Page ben(BrowserContext other) {
    account("ben", Role.OPERATOR);
    var pageOfBen = other.newPage();
    pageOfBen.navigate(at("/admin"));
    pageOfBen.getByLabel("Name").fill("ben");
    pageOfBen.getByLabel("Password").fill(PASSWORD);
    button(pageOfBen, "Log in").click();
    assertThat(pageOfBen.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Corner Shop");
    return pageOfBen;
  }

  private static Locator button(Page on, String name) {
    return on.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void whoeverWritesWaitsUntilTheyAreAnsweredByKeysAlone() {
    openInbox();
    assertThat(page.locator(".empty")).containsText("Nobody waits for an answer.");
    writes("Do you have a table for six on Friday?");
    writes("By the window if you can");
    assertThat(row()).containsText("Do you have a table for six on Friday?");
    assertThat(row()).containsText("Messages: 2");
    assertThat(row()).containsText("in time");
    page.keyboard().press("j");
    page.keyboard().press("a");
    heading("Ann");
    assertThat(page.getByLabel(REPLY)).isFocused();
    assertThat(page.locator(".chat")).isInViewport();
    assertThat(page.locator(".waits")).containsText("taken by you");
    page.keyboard().type("We have. See you then!");
    page.keyboard().press("Control+Enter");
    assertThat(status()).containsText("Message queued.");
    var _ = ann.await(message -> message.toString().contains("See you then!"), PATIENCE);
    assertThat(page.locator(".waits")).hasCount(0);
    page.keyboard().press("Escape");
    openInbox();
    assertThat(page.locator(".empty")).containsText("Nobody waits for an answer.");
  }

  @Test
  void theNumberInTheNavigationFollowsOnEveryLivePage() {
    page.navigate(at("/admin/messages"));
    heading("Messages");
    var badge = page.locator(".side .badge");
    assertThat(badge).hasCount(0);
    writes("Is anybody there?");
    assertThat(badge).hasText("1");
    house.turn(Duration.ofMinutes(16));
    assertThat(badge).hasClass("badge late");
    house.meddle("DELETE FROM waiting");
    assertThat(badge).hasCount(0);
  }

  @Test
  void whoeverWaitsIsTakenSnoozedAndSettledByKeysAlone() {
    writes("hello?");
    openInbox();
    assertThat(page.locator(".side .badge")).hasText("1");
    page.keyboard().press("j");
    page.keyboard().press("t");
    assertThat(status()).containsText("Taken");
    assertThat(row()).containsText("taken by you");
    assertThat(row().getByRole(AriaRole.LINK).first()).isFocused();
    page.keyboard().press("z");
    assertThat(button(page, "1 hour")).isFocused();
    isAccessible();
    shoot("snooze");
    page.keyboard().press("Enter");
    assertThat(status()).containsText("Snoozed");
    assertThat(page.locator(".empty")).isVisible();
    assertThat(page.locator(".side .badge")).hasCount(0);
    follow("Snoozed (1)");
    assertThat(row()).containsText("snoozed until");
    page.keyboard().press("j");
    page.keyboard().press("z");
    assertThat(status()).containsText("waits again");
    page.keyboard().press("j");
    page.keyboard().press("x");
    assertThat(status()).containsText("Settled");
    assertThat(house.rows("SELECT user_id FROM waiting")).isEmpty();
    Eventually.has(
        () ->
            house.rows(
                "SELECT way FROM audit_log WHERE action = 'inbox.change' AND result = 'done'"
                    + " ORDER BY id DESC LIMIT 1"),
        "POST /admin/inbox/{user_id}/settle");
  }

  @Test
  void anOperatorSeesWhatAnotherDoesAndDoesNotAnswerTwice() {
    writes("hello?");
    try (var other = Chromium.shared().newContext()) {
      var benPage = ben(other);
      var person = at("/admin/people/" + ann.id());
      benPage.navigate(person);
      benPage.getByLabel(REPLY).fill("Hello from Ben");
      openInbox();
      assertThat(row()).containsText("ben is typing");
      shoot("inbox-typing");
      press("Take");
      assertThat(row()).containsText("taken by you");
      assertThat(benPage.locator(".waits")).containsText("taken by ana");
      button(benPage, "Send").click();
      assertThat(benPage.getByRole(AriaRole.ALERT).first())
          .containsText("Not sent: ana took this conversation in the meantime");
      assertThat(benPage.getByLabel(REPLY)).hasValue("Hello from Ben");
      assertThat(house.rows("SELECT id FROM outbox WHERE said_by IS NOT NULL")).isEmpty();
      openAnn();
      fill(REPLY, "Hello from Ana");
      assertThat(benPage.locator(".waits")).containsText("ana is typing");
      press("Send");
      assertThat(status()).containsText("Message queued.");
      button(benPage, "Send").click();
      assertThat(benPage.getByRole(AriaRole.ALERT).first())
          .containsText("Not sent: ana answered in the meantime");
      assertThat(benPage.locator(".chat")).containsText("Hello from Ana");
      button(benPage, "Send").click();
      assertThat(benPage.locator(".done")).containsText("Message queued.");
      assertThat(house.rows("SELECT said_by FROM outbox WHERE said_by IS NOT NULL ORDER BY id"))
          .containsExactly("ana", "ben");
      assertThat(house.rows("SELECT id FROM audit_log WHERE way LIKE '%/typing'")).isEmpty();
    }
  }

  @Test
  void anAnswerWithAFileEndsTheWaitAndIsHeldBackToo() {
    writes("hello?");
    openAnn();
    house.meddle("UPDATE waiting SET taken_by = 'ben', taken_at = 1");
    var file = new FilePayload("map.txt", "text/plain", new byte[] {'m'});
    page.locator("#file").setInputFiles(file);
    press("Send");
    assertThat(page.locator(".answer .problem")).containsText("ben took this conversation");
    press("Send");
    assertThat(status()).containsText("Message queued.");
    assertThat(page.locator(".waits")).hasCount(0);
    assertThat(house.rows("SELECT user_id FROM waiting")).isEmpty();
  }

  @Test
  void theListShowsWhoIsLateAndThePagesFit() {
    writes("A table for two, please. ".repeat(20));
    house.turn(Duration.ofMinutes(16));
    var bob = house.person("Bob with a rather long name");
    bob.send("/start");
    bob.send("Are you open today?");
    var cid = house.person("Cid");
    cid.send("/start");
    var _ = cid.media("photo", null);
    house.settle();
    openInbox();
    assertThat(page.locator(".waiting li")).hasCount(3);
    assertThat(row()).containsText("Ann");
    assertThat(row()).containsText("late");
    assertThat(page.locator(".side .badge")).hasClass("badge late");
    assertThat(page.locator(".waiting li").last()).containsText("Photo");
    page.keyboard().press("j");
    shoot("inbox");
    fits();
    page.navigate(at("/admin"));
    heading("Corner Shop");
    assertThat(page.locator(".tiles")).containsText("Waiting for an answer");
    shoot("overview");
    openAnn();
    shoot("person");
    fits();
  }

  @Test
  void cannedAnswersFillTheFormAndNeverReplaceWhatWasTypedUnasked() {
    writes("hello?");
    house.meddle("UPDATE user_preferences SET language = 'de'");
    openAnn();
    page.keyboard().press("c");
    shoot("canned");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByLabel(REPLY)).hasValue("Ihr Tisch ist reserviert.");
    assertThat(page.getByLabel(REPLY)).isFocused();
    fill(REPLY, "Mine");
    page.onceDialog(dialog -> {
      assertThat(dialog.message()).isEqualTo("Replace what you have typed?");
      dialog.dismiss();
    });
    button(page, "Use: Fully booked").click();
    assertThat(page.getByLabel(REPLY)).hasValue("Mine");
    page.onceDialog(dialog -> dialog.accept());
    button(page, "Use: Fully booked").click();
    assertThat(page.getByLabel(REPLY)).hasValue("Leider sind wir ausgebucht.");
  }

  @Test
  void itWorksWithoutScripts() {
    writes("hello?");
    try (var plain = withoutScripts()) {
      var plainPage = plain.newPage();
      plainPage.navigate(at("/admin/inbox"));
      button(plainPage, "Take").click();
      assertThat(plainPage.locator(".waiting")).containsText("taken by you");
      button(plainPage, "Snooze").click();
      button(plainPage, "Tomorrow, 9:00").click();
      assertThat(plainPage.locator(".empty")).isVisible();
      plainPage.navigate(at("/admin/people/" + ann.id()));
      button(plainPage, "Settle").click();
      assertThat(plainPage.locator(".done")).containsText("Settled");
      assertThat(plainPage.locator(".waits")).hasCount(0);
    }
  }
}
