package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.testing.FormBrowser.location;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.Role;
import switchboard.testing.FormBrowser;
import switchboard.testing.LoginTestBase;

/** Login to the console. */
class LoginTest extends LoginTestBase {

  @Test
  void whoIsNotLoggedInIsLedToTheLoginAndBack() {
    var away = browser.get("/admin/account");
    assertThat(away.statusCode()).isEqualTo(303);
    assertThat(location(away)).endsWith("/login?next=%2Fadmin%2Faccount");
    var in =
        browser.submit(
            "/login?next=/admin/account",
            "/login",
            Map.of("name", "owner", "password", PASSWORD, "next", "/admin/account"));
    assertThat(in.statusCode()).isEqualTo(302);
    assertThat(location(in)).endsWith("/admin/account");
    assertThat(browser.get("/admin/account").body()).contains("owner", "Your sessions");
  }

  @ParameterizedTest
  @CsvSource({
    "//evil.example/admin",
    "https://evil.example/",
    "/admin@evil.example",
    "/admin/../x?y=1",
    "/logout",
    "javascript:alert(1)"
  })
  void aLoginLeadsNowhereElse(String next) {
    var in =
        browser.submit(
            "/login", "/login", Map.of("name", "owner", "password", PASSWORD, "next", next));
    assertThat(location(in)).matches("(http://127.0.0.1:\\d+)?/admin[\\w/.-]*");
  }

  @Test
  void theCookiesAreForThisSiteAndNoScript() {
    var in = browser.logIn("owner", PASSWORD);
    assertThat(in.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/"));
    assertThat(browser.cookies.get("switchboard-login")).hasSize(43);
  }

  @Test
  void anUnknownNameAWrongPasswordAndADisabledAccountGetTheSameAnswer() {
    house.account("gone", Role.ANALYST, PASSWORD);
    var id = id("gone");
    accounts().setDisabled(id, true);
    var wrong = new FormBrowser(house).logIn("owner", "not the password");
    for (var other :
        List.of(
            new FormBrowser(house).logIn("nobody here", PASSWORD),
            new FormBrowser(house).logIn("gone", PASSWORD),
            new FormBrowser(house).logIn("owner", ""),
            new FormBrowser(house).logIn("", PASSWORD))) {
      assertThat(other.statusCode()).isEqualTo(wrong.statusCode());
      assertThat(location(other)).isEqualTo(location(wrong)).contains("error=wrong");
    }
    assertThat(new FormBrowser(house).get("/login?error=wrong").body())
        .contains("Incorrect name or password.");
  }

  @Test
  void aStrangerWhoGuessesDoesNotShutOutTheOwner() {
    browser.logIn("owner", PASSWORD);
    for (int i = 0; i < 5; i++) {
      assertThat(location(new FormBrowser(house).logIn("owner", "guess " + i)))
          .contains("error=wrong");
    }
    var stranger = new FormBrowser(house).logIn("owner", PASSWORD);
    assertThat(location(stranger)).contains("error=wait&minutes=");
    assertThat(location(browser.logIn("owner", PASSWORD))).endsWith("/admin");
    house.turn(Duration.ofMinutes(16));
    assertThat(location(new FormBrowser(house).logIn("owner", PASSWORD))).endsWith("/admin");
  }

  @Test
  void aLoginGivesAnotherReferenceAndEndsTheOneBefore() {
    browser.logIn("owner", PASSWORD);
    var before = browser.cookies.get("switchboard-login");
    browser.logIn("owner", PASSWORD);
    assertThat(browser.cookies.get("switchboard-login")).isNotEqualTo(before);
    browser.cookies.put("switchboard-login", before);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(303);
  }

  @Test
  void aReferenceThatSomebodyPlantedIsNotTaken() {
    browser.cookies.put("switchboard-login", "x".repeat(43));
    browser.logIn("owner", PASSWORD);
    assertThat(browser.cookies.get("switchboard-login")).isNotEqualTo("x".repeat(43));
  }

  @Test
  void loggingOutEndsTheLoginOnTheServerToo() {
    browser.logIn("owner", PASSWORD);
    var reference = browser.cookies.get("switchboard-login");
    var out = browser.submit("/admin", "/logout", Map.of());
    assertThat(location(out)).endsWith("/login?bye");
    browser.cookies.put("switchboard-login", reference);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(303);
  }

  @Test
  void timeEndsALogin() {
    browser.logIn("owner", PASSWORD);
    house.turn(Logins.IDLE.plusSeconds(1));
    assertThat(location(browser.get("/admin"))).contains("/login");
  }

  @Test
  void anotherPasswordEndsTheOtherLogins() {
    house.account("changer", Role.OPERATOR, PASSWORD);
    browser.logIn("changer", PASSWORD);
    var other = new FormBrowser(house);
    other.logIn("changer", PASSWORD);
    var wrong = change(browser, "not the password", "quite other words", "quite other words");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(change(browser, PASSWORD, "short", "short").statusCode()).isEqualTo(400);
    assertThat(change(browser, PASSWORD, "quite other words", "others").statusCode())
        .isEqualTo(400);
    assertThat(other.get("/admin").statusCode()).isEqualTo(200);
    var done = change(browser, PASSWORD, "quite other words", "quite other words");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(browser.get("/admin/account?done=password").body()).contains("Password changed.");
    assertThat(other.get("/admin").statusCode()).isEqualTo(303);
    assertThat(location(other.logIn("changer", PASSWORD))).contains("error=wrong");
  }

  private static HttpResponse<String> change(
      FormBrowser browser, String current, String password, String again) {
    return browser.submit(
        "/admin/account",
        "/admin/account/password",
        Map.of("old", current, "password", password, "again", again));
  }

  @Test
  void oneEndsOnesOwnLoginsOnly() {
    browser.logIn("operator", PASSWORD);
    var other = new FormBrowser(house);
    other.logIn("owner", PASSWORD);
    long login = house.<Long>read(tables -> tables.logins().of(id("owner")).getFirst().id());
    browser.submit("/admin/account", "/admin/account/logins/end", Map.of("login", "" + login));
    assertThat(other.get("/admin").statusCode()).isEqualTo(200);
    other.submit("/admin/account", "/admin/account/logins/end", Map.of("login", "" + login));
    assertThat(other.get("/admin").statusCode()).isEqualTo(303);
  }

  @Test
  void theLinkOfSomebodyInvitedWorksOnce() {
    var code = accounts().create("newcomer", Role.ANALYST);
    var page = browser.get("/setup?code=" + code);
    assertThat(page.body()).contains("newcomer").doesNotContain("First administrator");
    var fields =
        Map.of("code", code, "name", "owner", "password", PASSWORD + "!", "again", PASSWORD + "!");
    var tooShort = Map.of("code", code, "password", "short", "again", "short");
    assertThat(browser.submit("/setup?code=" + code, "/setup", tooShort).statusCode())
        .isEqualTo(400);
    var set = browser.submit("/setup?code=" + code, "/setup", fields);
    assertThat(set.statusCode()).as(set.body()).isEqualTo(303);
    assertThat(browser.get("/setup?code=" + code).statusCode()).isEqualTo(404);
    assertThat(browser.post("/setup", fields, Map.of()).statusCode()).isIn(403, 404);
    assertThat(location(browser.logIn("newcomer", PASSWORD + "!"))).endsWith("/admin");
    assertThat(location(new FormBrowser(house).logIn("owner", PASSWORD + "!"))).contains("wrong");
  }

  @Test
  void aNameIsNeverMarkup() {
    var page =
        browser.get("/login?error=%3Cscript%3E&next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assertThat(page.body()).doesNotContain("<script>", "alert(1)");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }
}
