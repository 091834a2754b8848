package switchboard.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.config.MediaSettings;
import switchboard.domain.FilePolicy;
import switchboard.domain.FilePolicy.Kept;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.people.MediaRequest;
import switchboard.testing.ApiClient;
import switchboard.testing.Eventually;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestServer;

/** Files are for those who may read messages, and hidden with them. */
class MediaMaskingTest {

  private static final String PASSWORD = "neun blaue Regenschirme";
  private static final String CONTENT = "what Ann wrote";

  private TestServer house;
  private SimulatorPerson ann;
  private String file = "";

  @BeforeEach
  void open(@TempDir Path folder) {
    house = new TestServer(folder, "first").masking();
    house.set(
        it -> it.media(new MediaSettings(new FilePolicy(Kept.ALL, 20 << 20, 0), 0, null, null)));
    house.open(LegacyPath.MIGRATE);
    house.server().connect(house.uri());
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    ann = house.person("Ann");
    ann.send("/start");
    var _ = ann.media("photo", null);
    var _ =
        ann.media(
            MediaRequest.document(
                "secret.txt", "text/plain", CONTENT.getBytes(StandardCharsets.UTF_8)));
    var _ = ann.media(MediaRequest.location(52.52, 13.405));
    house.settle();
    Eventually.holds(
        "all is stored",
        () -> house.rows("SELECT id FROM media WHERE state <> 'stored'").isEmpty());
    file = "/admin/media/" + house.rows("SELECT id FROM media WHERE kind = 'document'").getFirst();
    for (var role : Role.values()) {
      house.account(role.word(), role, PASSWORD);
    }
  }

  @AfterEach
  void close() {
    house.close();
  }

  private FormBrowser in(Role role) {
    var browser = new FormBrowser(house);
    assertThat(browser.logIn(role.word(), PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  private static void isHidden(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Enter a reason").doesNotContain(CONTENT, "secret.txt");
    assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
  }

  @Test
  void nothingOfAFileIsShownUntilAReasonIsGiven() {
    var operator = in(Role.OPERATOR);
    var person = "/admin/people/" + ann.id();
    isHidden(operator.get(file));
    isHidden(operator.get(file + "?download=true"));
    isHidden(operator.submit(person, file + "/fetch", Map.of()));
    for (var page : new String[] {person, "/admin/messages", "/admin/media"}) {
      assertThat(operator.get(page).body())
          .as(page)
          .contains("Document", "Photo")
          .doesNotContain("secret.txt", file, "<img src=\"/admin/media", "/fetch")
          .doesNotContain("52.5", "openstreetmap");
    }

    var given = operator.submit(person, person + "/unmask", Map.of("why", "asked us"));
    assertThat(given.statusCode()).isEqualTo(303);
    assertThat(operator.get(file).body()).isEqualTo(CONTENT);
    assertThat(operator.get(person).body())
        .contains("secret.txt", "<img src=\"/admin/media", "mlat=52.5200");
    isHidden(in(Role.OWNER).get(file));
  }

  @Test
  void whoMayNotReadMessagesGetsNoFile() {
    for (var role : new Role[] {Role.ANALYST, Role.AUDITOR}) {
      var browser = in(role);
      for (var path : new String[] {file, "/admin/media"}) {
        assertThat(browser.get(path).statusCode()).as(role + " " + path).isEqualTo(403);
      }
      assertThat(browser.submit("/admin/account", file + "/fetch", Map.of()).statusCode())
          .isEqualTo(403);
    }
    var nobody = house.send(HttpRequest.newBuilder(house.uri().resolve(file)));
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(new ApiClient(house, TestServer.ADMIN_TOKEN).ask("GET " + file).body())
        .isEqualTo(CONTENT);
  }

  @Test
  void readingAFileIsInTheAuditLogOnceAnHour() {
    var api = new ApiClient(house, TestServer.ADMIN_TOKEN);
    for (int i = 0; i < 3; i++) {
      assertThat(api.ask("GET " + file).statusCode()).isEqualTo(200);
    }
    Eventually.has(
        () -> house.rows("SELECT result FROM audit_log WHERE action = 'media.read'"), "done");
    house.turn(java.time.Duration.ofMinutes(61));
    assertThat(api.ask("GET " + file).statusCode()).isEqualTo(200);
    Eventually.has(
        () -> house.rows("SELECT result FROM audit_log WHERE action = 'media.read'"),
        "done",
        "done");
  }
}
