package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.testing.FormBrowser;
import switchboard.testing.LoginTestBase;
import switchboard.testing.TestServer;

/** CSRF protection and permissions of the console's forms. */
class FormsTest extends LoginTestBase {

  @Test
  void aFormWithoutItsTokenIsRefused() {
    assertThat(
            browser
                .post("/login", Map.of("name", "owner", "password", PASSWORD), Map.of())
                .statusCode())
        .isEqualTo(403);
    browser.logIn("owner", PASSWORD);
    for (var target :
        List.of(
            "/logout", "/admin/account/password", "/admin/account/logins/end", "/login/again")) {
      assertThat(browser.post(target, Map.of(), Map.of()).statusCode()).as(target).isEqualTo(403);
      assertThat(browser.post(target, Map.of("_csrf", "guessed"), Map.of()).statusCode())
          .as(target)
          .isEqualTo(403);
    }
    assertThat(browser.post("/update_preference/5", Map.of(), Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(browser.post("/set_webhook", Map.of(), Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, none, 403",
    "Sec-Fetch-Site, same-origin, 302",
    "Origin, https://evil.example, 403",
    "Origin, null, 403"
  })
  void anotherSitesPageCannotSendOurForms(String header, String value, int status) {
    browser.logIn("owner", PASSWORD);
    var token = FormBrowser.formToken(browser.get("/admin")).orElseThrow();
    assertThat(browser.post("/logout", Map.of("_csrf", token), Map.of(header, value)).statusCode())
        .isEqualTo(status);
  }

  /** A refused form shows its page again, so that the input is kept. */
  @ParameterizedTest
  @CsvSource({
    "POST, /admin/people/5/reply, /admin/people/5",
    "POST, /admin/people/5/note, /admin/people/5",
    "POST, /admin/sessions/5/end, /admin/sessions",
    "POST, /admin/accounts/1/role, /admin/accounts/1",
    "POST, /admin/tokens, /admin/tokens",
    "GET, /admin/people/5, /admin/people/5",
    "GET, /admin/people?q=ann, /admin/people?q=ann"
  })
  void aLoginLeadsBackToThePage(String method, String path, String page) {
    var html = Map.of("Accept", "text/html");
    if (method.equals("GET")) {
      assertThat(FormBrowser.location(browser.get(path))).isEqualTo(login("/login?next=", page));
      return;
    }
    assertThat(FormBrowser.location(browser.send("POST", path, Map.of(), html)))
        .isEqualTo(login("/login?next=", page));
    browser.cookies.put("switchboard-login", "ended");
    assertThat(FormBrowser.location(browser.send("POST", path, Map.of(), html)))
        .isEqualTo(login("/login?error=old&next=", page));
    browser.logIn("owner", PASSWORD);
    assertThat(FormBrowser.location(browser.send("POST", path, Map.of(), html)))
        .isEqualTo(page + "?done=old");
  }

  private static String login(String begin, String page) {
    return begin + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"owner, 200, 200", "operator, 200, 200", "analyst, 200, 403", "auditor, 403, 403"})
  void aRoleSeesWhatItIsFor(String role, int figures, int texts) {
    browser.logIn(role, PASSWORD);
    assertThat(browser.get("/webhook_info").statusCode()).isEqualTo(figures);
    assertThat(browser.get("/db_users").statusCode()).isEqualTo(texts);
    assertThat(browser.get("/user_messages/5").statusCode()).isEqualTo(texts);
    assertThat(browser.get("/admin/account").statusCode()).isEqualTo(200);
    // GET needs an API token, even with a login
    assertThat(browser.get("/set_webhook").statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenCannotDoWhatIsSomebodysOwn() {
    var answer =
        house.send(
            HttpRequest.newBuilder(house.uri().resolve("/admin/account"))
                .header("Authorization", "Bearer " + TestServer.ADMIN_TOKEN));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aWrongTokenIsRefusedThoughTheCookieIsRight() {
    browser.logIn("owner", PASSWORD);
    var cookie = "switchboard-login=" + browser.cookies.get("switchboard-login");
    var answer =
        house.send(
            HttpRequest.newBuilder(house.uri().resolve("/db_users"))
                .header("Cookie", cookie)
                .header("Authorization", "Bearer sb_nonsense"));
    assertThat(answer.statusCode()).isEqualTo(401);
  }
}
