package switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.Switchboard;
import switchboard.engine.WebhookFilter.LegacyPath;
import switchboard.telegram.BotToken;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;

/** The {@code webhook} command, with and without a running server. */
class WebhookCommandTest {

  private record Said(int code, String text) {}

  private final TestServer house;
  private final Path token;

  WebhookCommandTest(@TempDir Path folder) throws IOException {
    house = new TestServer(folder, "first");
    token = Files.writeString(folder.resolve("token"), TestServer.TOKEN + "\n");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Said webhook(String... words) {
    var said = new StringWriter();
    var line = Switchboard.commandLine();
    line.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    var all = new ArrayList<>(List.of("webhook"));
    all.addAll(List.of(words));
    all.addAll(List.of("--bot-token-file", token.toString()));
    all.addAll(List.of("--bot-api-url", house.simulator().uri().toString()));
    int code = line.execute(all.toArray(String[]::new));
    assertThat(said.toString())
        .doesNotContain(
            TestServer.TOKEN.substring(10), new BotToken(TestServer.TOKEN).webhookPath());
    return new Said(code, said.toString());
  }

  @Test
  void itIsSetExaminedAndDeleted() {
    house.open(LegacyPath.MIGRATE);
    var here = house.uri().toString();
    var none = webhook("info");
    assertThat(none.code()).isZero();
    assertThat(none.text()).contains("Webhook      none", "All is well: without PUBLIC_URL");
    assertThat(webhook("info", "--public-url", here))
        .matches(said -> said.code() == 1)
        .matches(said -> said.text().contains("WRONG  No webhook is registered for this bot"));
    assertThat(webhook("set", "--public-url", here, "--max-connections", "7").code()).isZero();
    var set = webhook("info", "--public-url", here);
    assertThat(set.text())
        .contains(
            "/tg/***",
            "127.0.0.1, at most 7 connections",
            "Note   Telegram limits simultaneous deliveries to 7")
        .contains("All is well.");
    assertThat(set.code()).isZero();
    var ann = house.person("Ann");
    ann.send("it arrives");
    house.settle();
    assertThat(house.textsOf(ann.id())).containsExactly("it arrives");
    assertThat(webhook("delete").text()).contains("Webhook deleted");
    assertThat(house.mode()).isNotEqualTo("webhook");
  }

  @Test
  void whatIsWrongIsToldWithWhatToDoAndExitCodeOne() {
    assertThat(webhook("set", "--public-url", "http://127.0.0.1:1").code()).isZero();
    house.person("Ann").send("to nobody");
    Eventually.holds("it fails", () -> house.bot().retrying() == 1);
    var said = webhook("info", "--public-url", "http://127.0.0.1:1");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text())
        .contains("Pending      1", "Last error   ", "Connection refused")
        .contains("WRONG  The last failed delivery", "→ Compare this with the address in LISTEN");
    assertThat(webhook("delete", "--drop-pending").code()).isZero();
    assertThat(house.bot().pending()).isZero();
  }

  @Test
  void wrongWordsAreExitCodeTwoAndARefusalOfTelegramsIsOne() {
    assertThat(webhook("set"))
        .matches(said -> said.code() == 2)
        .matches(said -> said.text().contains("PUBLIC_URL is not set"));
    assertThat(webhook("set", "--public-url", "example.org"))
        .matches(said -> said.code() == 2)
        .matches(said -> said.text().contains("PUBLIC_URL: expected an address"));
    assertThat(webhook("set", "--public-url", "http://a.b", "--max-connections", "101"))
        .matches(said -> said.code() == 2)
        .matches(said -> said.text().contains("expected 1 to 100"));
    assertThat(webhook("set", "--public-url", "http://nobody.invalid"))
        .matches(said -> said.code() == 1)
        .matches(said -> said.text().contains("Failed to resolve host"));
  }
}
