package switchboard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.auth.Accounts;
import switchboard.auth.FastPasswordHashing;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.ApiClient;
import switchboard.testing.CapturedLog;
import switchboard.testing.Eventually;
import switchboard.testing.FormBrowser;
import switchboard.testing.LoginTestBase;
import switchboard.testing.Ports;
import switchboard.testing.TestServer;

/** At a path of a shared host the webhook works and the console does not: all places say so. */
class PublicUrlPathTest {

  private static final String SHARED = "http://127.0.0.1:" + Ports.free();
  private static final String LINK = "/setup?code=";
  private static final String FINDING =
      "PUBLIC_URL has the path /bot. Under it only the webhook works, not the console.";

  private final TestServer house;
  private final StringWriter printed = new StringWriter();

  PublicUrlPathTest(@TempDir Path folder) {
    house = new TestServer(folder, "first");
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** The log of a start with this PUBLIC_URL. */
  private List<String> start(String publicUrl) {
    var url = URI.create(publicUrl);
    house.behind("", url).open(LegacyPath.MIGRATE).connect(url);
    Eventually.holds("the webhook is registered", () -> house.mode().equals("webhook"));
    try (var log = new CapturedLog(ServerRunner.class).withNotes()) {
      var settings = house.settings(LegacyPath.MIGRATE);
      ServerRunner.announce(settings, house.server(), new PrintWriter(printed, true));
      return log.lines();
    }
  }

  /** The links for the first administrator. */
  private List<String> links() {
    return printed.toString().lines().map(String::strip).filter(it -> it.contains(LINK)).toList();
  }

  private String webhookInfo() {
    return new ApiClient(house, TestServer.ADMIN_TOKEN).ask("GET /webhook_info").body();
  }

  private String connectionPage() {
    InstantSource clock = house.simulator().clock()::now;
    new Accounts(house.server().store(), FastPasswordHashing.create(), clock)
        .create("owner", Role.OWNER, LoginTestBase.PASSWORD);
    var browser = new FormBrowser(house);
    browser.logIn("owner", LoginTestBase.PASSWORD);
    return browser.get("/admin/connection").body();
  }

  @Test
  void theLogTheDoctorAndThePageSayItAndTheLinkLeadsToThisMachine() {
    assertThat(start(SHARED + "/bot"))
        .filteredOn(line -> line.contains("PUBLIC_URL"))
        .singleElement()
        .asString()
        .startsWith("PUBLIC_URL has a path: only the webhook is available there, not the console")
        .contains("public_url=\"" + SHARED + "/bot\"", "console=\"" + house.uri() + "/admin\"");
    assertThat(links()).singleElement().asString().startsWith(house.uri() + LINK);
    assertThat(webhookInfo()).contains(FINDING);
    assertThat(connectionPage()).contains(FINDING);
  }

  @Test
  void withoutAPathTheLinkLeadsToThePublicHost() {
    assertThat(start(SHARED)).noneMatch(line -> line.contains("PUBLIC_URL has a path"));
    assertThat(links()).first().asString().startsWith(SHARED + LINK);
    assertThat(webhookInfo()).doesNotContain("PUBLIC_URL has the path");
  }
}
