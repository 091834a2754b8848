package switchboard.console.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import switchboard.domain.Role;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.Eventually;
import switchboard.testing.Ports;
import switchboard.testing.TestServer;

/** The Telegram connection page in a real browser. */
class ConnectionPageTest extends ConsoleTestBase {

  private void comeIn() {
    owner();
    logIn();
    heading("Corner Shop");
    follow("Connection");
    heading("Connection");
  }

  private void connect(boolean byWebhook) {
    house.server().connect(byWebhook ? house.uri() : null);
    if (byWebhook) {
      Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    } else {
      Eventually.holds("the bot polls", () -> house.bot().isPolling());
    }
  }

  @Test
  void theWebhookIsShownAndSetAnew() {
    connect(true);
    comeIn();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Reported by Telegram");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText(house.uri() + "/tg/");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("enabled in the settings");
    press("Re-register webhook");
    assertThat(page.getByRole(AriaRole.STATUS))
        .hasText("Webhook re-registered. The next update shows whether it works.");
    fits();
  }

  @Test
  void anAddressWhereNothingListensIsToldWithWhatToWrite() {
    int closed = Ports.free();
    house.server().connect(URI.create("http://127.0.0.1:" + closed));
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    house.person("Ann").send("hello?");
    Eventually.holds("Telegram finds nobody", () -> house.bot().retrying() == 1);
    comeIn();
    var main = page.getByRole(AriaRole.MAIN);
    int listens = house.server().port();
    assertThat(main).containsText("Telegram connects to port " + closed + " of 127.0.0.1");
    assertThat(main)
        .containsText("set PUBLIC_URL=http://127.0.0.1:" + listens + " in the server’s settings");
    fits();
  }

  @Test
  void aWebhookThatSomebodyElseSetIsToldOnTheOverviewToo() {
    connect(true);
    owner();
    logIn();
    heading("Corner Shop");
    assertThat(page.getByRole(AriaRole.MAIN))
        .not()
        .containsText("does not send updates to this server");
    house.send(
        HttpRequest.newBuilder(
            house
                .simulator()
                .uri()
                .resolve("/bot" + TestServer.TOKEN + "/setWebhook?url=http://127.0.0.1:1/")));
    house.turn(Duration.ofMinutes(4));
    var problem = page.getByRole(AriaRole.ALERT);
    assertThat(problem).containsText("Telegram does not send updates to this server");
    assertThat(problem).containsText("switchboard webhook set");
    fits();
    problem.getByText("What to do").click();
    heading("Connection");
  }

  @Test
  void whatTelegramRefusesIsSaid() {
    connect(true);
    comeIn();
    house.simulator().fault(SimulatorFault.of("setWebhook", Kind.BAD_REQUEST, 1));
    press("Re-register webhook");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Registering the webhook failed");
  }

  @Test
  void whereUpdatesAreFetchedNobodySetsAWebhook() {
    connect(false);
    tapWithoutItsMessage();
    comeIn();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Long polling works.");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("callback_query_mode is not default");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Restart the server to set");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("set PUBLIC_URL");
    assertThat(page.getByText("Re-register webhook")).hasCount(0);
  }

  private void tapWithoutItsMessage() {
    var ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    house.bot().callbackQueryMode("inline");
    ann.tap("Opening hours");
    house.settle();
  }

  @Test
  void withoutTelegramThePageSaysSo() {
    connect(true);
    house.simulator().fault(SimulatorFault.of("getWebhookInfo", Kind.SERVER_ERROR, 100));
    comeIn();
    assertThat(page.locator("#verdict")).hasText("Telegram cannot be queried at the moment.");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Telegram could not be queried: ");
    fits();
  }

  @Test
  void whoMayOnlyLookSeesNoButton() {
    connect(true);
    account("ana", Role.ANALYST);
    logIn();
    heading("Corner Shop");
    follow("Connection");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("Reported by Telegram");
    assertThat(page.getByText("Re-register webhook")).hasCount(0);
    assertThat(page.getByRole(AriaRole.NAVIGATION)).not().containsText("Quarantine");
  }
}
