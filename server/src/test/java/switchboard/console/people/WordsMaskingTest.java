package switchboard.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.Role;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.testing.Eventually;
import switchboard.testing.FormBrowser;
import switchboard.testing.TestServer;

/** Texts without an answer are masked and audited like messages. */
class WordsMaskingTest {

  private static final String PASSWORD = "neun blaue Regenschirme";
  private static final String TEXT = "qwertz uiop";

  private final TestServer house;

  WordsMaskingTest(@TempDir Path folder) {
    house = new TestServer(folder, "understanding");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private FormBrowser operator() {
    house.open(LegacyPath.MIGRATE);
    assertThat(house.post(TestServer.text(1, 5, TEXT)).statusCode()).isEqualTo(200);
    house.account("operator", Role.OPERATOR, PASSWORD);
    var browser = new FormBrowser(house);
    assertThat(browser.logIn("operator", PASSWORD).statusCode()).isEqualTo(302);
    return browser;
  }

  private String withLine() {
    return "/admin/words/texts?screen=hours&message="
        + house.rows("SELECT message FROM open_questions").getFirst();
  }

  @Test
  void whoMayReadMessagesSeesTheTextAndItsLineAndIsRecorded() {
    var operator = operator();
    assertThat(operator.get("/admin/words/texts").body()).contains(TEXT, "Belongs to a screen");
    assertThat(operator.get(withLine()).body()).contains("ask: {en: [\"" + TEXT + "\"]}");
    Eventually.holds(
        "both are in the audit log",
        () ->
            house
                .rows("SELECT action FROM audit_log WHERE way = 'GET /admin/words/texts'")
                .equals(List.of("people.read", "people.read")));
  }

  @Test
  void masksHideTheTextAndItsLine() {
    house.masking();
    var operator = operator();
    for (var path : List.of("/admin/words/texts", withLine())) {
      assertThat(operator.get(path).body())
          .contains("•••")
          .doesNotContain(TEXT, "ask: {", "Belongs to");
    }
  }
}
