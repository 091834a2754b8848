package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import tools.jackson.databind.JsonNode;

/** What a user sees when Telegram or a proxy refuses a message. */
class RefusedRepliesEndToEndTest {

  @TempDir Path folder;
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void start() {
    house = new TestServer(folder, "first").byWebhook();
    ann = house.simulator().person("Ann", "de");
    ann.send("/start");
    house.settle();
  }

  @AfterEach
  void stop() {
    house.close();
  }

  private void refuses(String method, String description) {
    house.simulator().fault(new SimulatorFault(method, Kind.BAD_REQUEST, 1, 0, 0, description));
  }

  private List<String> seen() {
    return ann.messages().stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .map(message -> message.path("text").asString(""))
        .toList();
  }

  private JsonNode newest() {
    return ann.messages().getLast();
  }

  private OutboxRow reply(ReplyTrouble trouble) {
    return house.read(tables -> tables.outbox().of(new UserId(ann.id()))).stream()
        .filter(row -> row.trouble() == trouble)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anExportThatIsTooLargeIsToldInThePersonsLanguageAndHoldsUpNothing() {
    house.simulator().fault(SimulatorFault.of("sendDocument", Kind.HTML_TOO_LARGE, 9));
    ann.send("/export");
    ann.send("/start");
    house.settle();
    assertThat(seen())
        .satisfiesExactly(
            menu -> assertThat(menu).isEqualTo("Willkommen, Ann!"),
            told -> assertThat(told).contains("konnten nicht als Datei gesendet werden"),
            menu -> assertThat(menu).isEqualTo("Willkommen, Ann!"));
    assertThat(reply(ReplyTrouble.INTERCEPTED).error()).isEqualTo("HTTP 413, not from Telegram");
  }

  @Test
  void aPageForEveryCallLosesNothing() {
    house.simulator().fault(SimulatorFault.of("*", Kind.HTML_FORBIDDEN, 7));
    ann.send("/start");
    Eventually.holds(
        "it is sent in the end",
        () -> {
          house.turn(Duration.ofSeconds(1)); // the pauses between attempts grow
          return seen().size() == 2;
        });
    house.settle();
    assertThat(seen()).hasSize(2);
  }

  @Test
  void aScreenIsShownWithoutTheLinkThatTelegramRefuses() {
    refuses("editMessageText", "Bad Request: BUTTON_URL_INVALID");
    ann.tap("Anfahrt");
    house.settle();
    assertThat(seen()).containsExactly("We are at 1 Main Street.");
    assertThat(newest().path("reply_markup").toString())
        .contains("Adresse kopieren")
        .doesNotContain("Karte");
    assertThat(reply(ReplyTrouble.WITHOUT_BUTTONS).state()).isEqualTo(ReplyState.SENT);
    assertThat(reply(ReplyTrouble.WITHOUT_BUTTONS).call()).contains("\"screen\":\"find\"");
  }

  @Test
  void aTextThatTelegramCannotParseIsShownPlain() {
    refuses("sendMessage", "Bad Request: can't parse entities: Unsupported start tag");
    ann.send("/privacy");
    house.settle();
    assertThat(newest().has("text")).isTrue();
    assertThat(newest().path("entities").toString()).doesNotContain("bold");
    assertThat(reply(ReplyTrouble.WITHOUT_FORMATTING).error()).contains("can't parse entities");
  }
}
