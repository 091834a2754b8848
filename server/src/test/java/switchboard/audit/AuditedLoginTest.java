package switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.Accounts;
import switchboard.auth.FastPasswordHashing;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** Audit entries of logins, failed logins and logouts, made with a browser. */
class AuditedLoginTest {

  private static final String PASSWORD = "neun blaue Regenschirme";
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final TestServer house;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String code;

  AuditedLoginTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @BeforeEach
  void invite() {
    var server = house.open(LegacyPath.OFF);
    InstantSource clock = house.simulator().clock()::now;
    code = new Accounts(server.store(), FastPasswordHashing.create(), clock).inviteOwner();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    var answer = house.send(request.header("Sec-Fetch-Site", "same-origin"));
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var parts = cookie.replaceFirst(";.*", "").split("=", 2);
      cookies.put(parts[0], parts[1]);
    }
    return answer;
  }

  /** Submits the form of a page. */
  private int post(String page, String path, Map<String, String> fields) {
    var form = send(HttpRequest.newBuilder(house.uri().resolve(page))).body();
    var token = FORM_TOKEN.matcher(form);
    assertThat(token.find()).as(form).isTrue();
    var all = new LinkedHashMap<>(fields);
    all.put("_csrf", token.group(1));
    var body =
        all.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(HttpRequest.newBuilder(house.uri().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  private List<String> log() {
    house.server().store().writeNow(_ -> true);
    return house.rows("SELECT actor_kind, actor, action, way, result FROM audit_log ORDER BY id");
  }

  @Test
  void whoComesInAndWhoDoesNotAndWhoLeavesIsNoted() {
    var setup = Map.of("code", code, "name", "ann", "password", PASSWORD, "again", PASSWORD);
    assertThat(post("/setup?code=" + code, "/setup", setup)).isBetween(200, 399);
    post("/login", "/login", Map.of("name", "ann", "password", "canary of a password"));
    post("/login", "/login", Map.of("name", "canary", "password", PASSWORD));
    post("/login", "/login", Map.of("name", "ann", "password", PASSWORD));
    assertThat(post("/admin", "/login/again", Map.of("password", PASSWORD))).isBetween(200, 399);
    assertThat(post("/admin", "/login/again", Map.of("password", "wrong"))).isEqualTo(403);
    post("/admin", "/logout", Map.of());
    Eventually.holds("all is noted", () -> log().size() == 8);
    assertThat(log())
        .containsExactly(
            "nobody||account.change|POST /setup|begun",
            "nobody||account.change|POST /setup|done",
            "nobody||login|POST|refused",
            "nobody||login|POST|refused",
            "login|ann|login|POST|done",
            "login|ann|login|POST /login/again|done",
            "login|ann|login|POST /login/again|refused",
            "login|ann|logout|POST|done");
    assertThat(house.rows("SELECT * FROM audit_log")).noneMatch(row -> row.contains("canary"));
  }

  @Test
  void aCodeThatIsGoneLeavesNoRow() {
    var wrong = Map.of("code", "x", "name", "ann", "password", PASSWORD, "again", PASSWORD);
    assertThat(post("/setup?code=" + code, "/setup", wrong)).isEqualTo(404);
    assertThat(log()).isEmpty();
  }
}
