package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StoredJson;
import switchboard.store.UserDao.UserRow;
import switchboard.testing.ConsoleTestBase;

/** The warnings page in a real browser. */
class WarningsPageTest extends ConsoleTestBase {

  @Test
  void theSameWordsStandTogether() {
    var log = LoggerFactory.getLogger("switchboard.somewhere.Probe");
    log.atWarn().addKeyValue("n", 1).log("<b>A probe</b> says this");
    log.atWarn().addKeyValue("n", 2).log("<b>A probe</b> says this");
    log.atError().setCause(new IllegalStateException("not shown")).log("A probe fails".repeat(200));
    log.atInfo().log("A probe is well");
    owner();
    logIn();
    heading("Corner Shop");
    page.locator(".tiles > div:has-text('Errors, last 24 hours') a").click();
    heading("Warnings");
    var probes = page.locator("tbody tr:has-text('A probe')");
    assertThat(probes).hasCount(2);
    assertThat(probes.first()).containsText("java.lang.IllegalStateException");
    assertThat(probes.last()).containsText("<b>A probe</b> says this");
    assertThat(probes.last()).containsText("warning · Probe");
    assertThat(probes.last()).containsText("n=2");
    assertThat(probes.last().locator("td.number")).hasText("2");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("not shown");
    fits();
  }

  private void reply(long id, Call call, ReplyState state, ReplyTrouble trouble, String error) {
    var row =
        new OutboxRow(
            id,
            new UserId(7),
            new ChatId(7),
            StoredJson.of(call),
            state,
            1,
            error,
            null,
            now(),
            now(),
            null,
            null,
            trouble);
    house.server().store().run(tables -> tables.outbox().add(List.of(row)));
  }

  @Test
  void repliesThatWentWrongAreNamedWithScreenAndPerson() {
    var person =
        new UserRow(
            new UserId(7), null, "Ann", null, "en", false, new ChatId(7), now(), now(), true);
    house.server().store().run(tables -> tables.users().save(List.of(person)));
    var chat = new ChatId(7);
    var screen = new Content("<b>We are here</b>", List.of(), "find");
    reply(
        1,
        new Call.EditMessage(chat, null, 3, screen),
        ReplyState.SENT,
        ReplyTrouble.WITHOUT_BUTTONS,
        "400 Bad Request: BUTTON_URL_INVALID");
    reply(
        2,
        new Call.SendMessage(chat, null, new Content("Could not be sent", List.of())),
        ReplyState.SENT,
        ReplyTrouble.INTERCEPTED,
        "HTTP 413, not from Telegram");
    owner();
    logIn();
    page.locator(".tiles > div:has-text('Replies with problems') a").click();
    heading("Warnings");
    var rows = page.locator("section:has(#replies) tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(page.locator("tr:has-text('Find us')"))
        .containsText("sent without the buttons that Telegram refused");
    assertThat(page.locator("tr:has-text('Find us') a").first())
        .hasAttribute("href", "/admin/bot#screen-find");
    assertThat(page.locator("tr:has-text('HTTP 413')"))
        .containsText("Data export; the person was notified");
    fits();
    page.locator("section:has(#replies) tbody tr a[href='/admin/people/7']").first().click();
    assertThat(page.locator(".chat"))
        .containsText(
            "sent without the buttons that Telegram refused (400 Bad Request: BUTTON_URL_INVALID)");
    fits();
  }
}
