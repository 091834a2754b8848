package switchboard.console.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import switchboard.auth.TestAuthenticator;
import switchboard.testing.ConsoleTestBase;

/** Second factors in a real browser, with a simulated authenticator app and passkey. */
class SecondFactorPagesTest extends ConsoleTestBase {

  @Test
  void withAnAppThePasswordAloneOpensNothingAndARecoveryCodeHelps() {
    owner();
    logIn();
    var phone = setUpApp();
    var recovery = page.locator(".codes code").allInnerTexts();
    assertThat(recovery).hasSize(10);
    follow("I have saved these codes");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("10 codes left.");
    press("Log out");

    logIn();
    heading("Two-factor authentication");
    page.navigate(at("/admin/account"));
    heading("Two-factor authentication");
    code("000000");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("code is incorrect");
    var once = phone.nextCode(now());
    code(once);
    heading("Your account");
    press("Log out");

    logIn();
    code(once);
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("already used");
    code(recovery.getFirst());
    heading("Corner Shop");
    page.navigate(at("/admin/account"));
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("9 codes left.");
    press("Remove app");
    press("Log out");
    logIn();
    heading("Corner Shop");
  }

  private TestAuthenticator setUpApp() {
    page.navigate(at("/admin/account"));
    follow("Set up authenticator app");
    heading("Set up authenticator app");
    assertThat(page.getByRole(AriaRole.IMG)).isVisible();
    var phone = new TestAuthenticator(page.locator("code.secret").innerText().replace(" ", ""));
    fill("Code", "12");
    press("Set up");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the current code");
    fill("Code", phone.code(now()));
    press("Set up");
    heading("Recovery codes");
    return phone;
  }

  private void code(String code) {
    page.getByLabel(Pattern.compile("ecovery code")).fill(code);
    press("Continue");
  }

  @Test
  void aPasskeyIsAddedAndOpensTheDoorAlone() {
    owner();
    withAuthenticator();
    logIn();
    page.navigate(at("/admin/account"));
    fill("Passkey name", "my finger");
    press("Add passkey");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Passkey added");
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("my finger");
    press("Log out");

    page.navigate(at("/admin/account"));
    press("Log in with a passkey");
    heading("Your account");
    press("Log out");
    logIn();
    heading("Two-factor authentication");
    press("Use a passkey");
    heading("Corner Shop");
    page.navigate(at("/admin/account"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove my finger"))
        .click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("removed");
    press("Log out");

    page.navigate(at("/login"));
    press("Log in with a passkey");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not belong to an account");
  }

  private void withAuthenticator() {
    var devtools = context.newCDPSession(page);
    devtools.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    var all = new JsonObject();
    all.add("options", options);
    devtools.send("WebAuthn.addVirtualAuthenticator", all);
  }
}
