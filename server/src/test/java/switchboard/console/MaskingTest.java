package switchboard.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.auth.ApiTokens;
import switchboard.auth.RoutePermissionsTest;
import switchboard.domain.Role;
import switchboard.simulator.SimulatorPerson;
import switchboard.testing.ApiClient;
import switchboard.testing.ConsoleTestBase;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import switchboard.web.Permission;

/** Names and texts are masked until a reason is given, and the person is informed of it. */
class MaskingTest extends ConsoleTestBase {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private SimulatorPerson ann;

  @Override
  protected void prepare() {
    house.masking();
  }

  @BeforeEach
  void annWrites() {
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    ann = house.person("Annabel");
    ann.send("/start");
    ann.send("my secret");
    house.settle();
    owner();
    logIn();
    heading("Corner Shop");
  }

  private String main() {
    return page.getByRole(AriaRole.MAIN).innerText();
  }

  private void isHidden(String path) {
    page.navigate(at(path));
    assertThat(page.content()).as(path).doesNotContain("Annabel", "my secret");
  }

  private String person() {
    return "/admin/people/" + ann.id();
  }

  private void giveReason() {
    page.navigate(at(person()));
    fill("Reason", "asked us <b>to</b> look");
    press("Show names and texts");
    heading("Annabel");
  }

  @Test
  void nothingTellsWhoSomebodyIsOrWhatTheyWrote() {
    var pages = RoutePermissionsTest.pages().filter(path -> !path.matches(".*(/export|\\{id})"));
    var others = Stream.of("/admin/people?q={user_id}", "/db_users", "/user_messages/{user_id}");
    Stream.concat(pages, others)
        .map(path -> path.replace("{user_id}", "" + ann.id()))
        .forEach(this::isHidden);
    page.navigate(at("/admin/people?q=Annabel"));
    assertThat(main()).contains("Names are hidden", "No people match these filters");
    page.navigate(at("/admin/people?q=" + ann.id()));
    follow("••• " + ann.id() % 10_000);
    assertThat(main()).contains("Names and texts are hidden");
    assertThat(page.locator("a[href$=export]")).hasCount(0);
    var files = page.request();
    for (var list : List.of("/admin/people/export", "/admin/messages/export", "/export/messages")) {
      assertThat(files.get(at(list)).text()).contains("•••").doesNotContain("Annabel", "my secret");
    }
    assertThat(files.get(at("/admin/people/export?q=Annabel")).status()).isEqualTo(400);
    assertThat(files.get(at(person() + "/export")).status()).isEqualTo(400);
    assertThat(new ApiClient(house, TestServer.ADMIN_TOKEN).json("GET /db_users").toString())
        .as("a program with a token")
        .contains("Annabel");
  }

  @Test
  void aReasonShowsThemForAnHourToWhoeverGaveItAndThePersonReadsIt() {
    page.navigate(at(person()));
    page.locator("#why").evaluate("field => field.removeAttribute('required')");
    press("Show names and texts");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter a reason");
    giveReason();
    assertThat(page.locator(".chat")).containsText("my secret");
    assertThat(main()).contains("asked us <b>to</b> look");
    fits();
    Eventually.has(
        () -> house.rows("SELECT result FROM audit_log WHERE action = 'person.unmask'"), "done");
    ann.send("/privacy");
    ann.await(
        message -> {
          var text = message.path("text").asString("");
          return text.contains("How often somebody had yours shown: 1")
              && text.contains("asked us <b>to</b> look");
        },
        PATIENCE);

    house.turn(Duration.ofMinutes(61));
    page.navigate(at(person()));
    if (main().contains("Password")) {
      password();
    }
    isHidden(person());
  }

  @Test
  void aReasonGivenWithATokenOpensNothingToTheAccountWithTheSameNumber() {
    var token =
        new ApiTokens(house.server().store(), null, this::now)
            .create("reader", Set.of(Permission.READ), 0);
    assertThat(house.rows("SELECT id FROM api_tokens"))
        .isEqualTo(house.rows("SELECT id FROM accounts WHERE name = 'ana'"));
    var answer = new ApiClient(house, token).ask("POST " + person() + "/unmask?why=asked");
    assertThat(answer.statusCode()).isEqualTo(303);
    isHidden(person());
  }

  @Test
  void anotherAdministratorHasToGiveTheirOwn() {
    giveReason();
    account("ben", Role.OWNER);
    context.clearCookies();
    page.navigate(at(person()));
    fill("Name", "ben");
    fill("Password", PASSWORD);
    press("Log in");
    isHidden(person());
    assertThat(main()).contains("ana,");
  }
}
