package switchboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchboard.simulator.world.SimulatorCall;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.simulator.world.SimulatorOptions;
import tools.jackson.databind.JsonNode;

final class SimulatorFaultsTest {
  private final TelegramSimulator simulator =
      TelegramSimulator.start(SimulatorOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(simulator);
  private final SimulatorPerson ann = simulator.person("Ann", "en");
  private final String send = "{\"chat_id\":%d,\"text\":\"a\"}".formatted(ann.id());

  @BeforeEach
  void start() {
    ann.send("/start");
  }

  @AfterEach
  void close() {
    bot.close();
    simulator.close();
  }

  @Test
  void answersInsteadOfTheMethodAsOftenAsAsked() throws Exception {
    simulator.fault(SimulatorFault.of("sendMessage", Kind.TOO_MANY_REQUESTS, 2));
    bot.result("getMe", "{}");
    JsonNode answer = bot.call("sendMessage", send);
    assertThat(answer.at("/parameters/retry_after").asInt()).isEqualTo(3);
    assertThat(bot.refusal("sendMessage", send)).isEqualTo("429 Too Many Requests: retry after 3");
    bot.result("sendMessage", send);
    simulator.fault(SimulatorFault.of("*", Kind.SERVER_ERROR, 1));
    assertThat(bot.refusal("sendMessage", send)).isEqualTo("500 Internal Server Error");
    simulator.fault(SimulatorFault.of("*", Kind.FORBIDDEN, 1));
    assertThat(bot.refusal("sendMessage", send))
        .isEqualTo("403 Forbidden: bot was blocked by the user");
    simulator.fault(SimulatorFault.of("*", Kind.HTML_ERROR, 1));
    HttpResponse<String> html = bot.get("/bot" + BotClient.TOKEN + "/getMe");
    assertThat(html.statusCode()).isEqualTo(502);
    assertThat(html.body()).contains("<html>");
    assertThat(ann.messages()).hasSize(2);
  }

  @Test
  void aLostAnswerTakesEffectAndAResetDoesNot() throws Exception {
    simulator.fault(SimulatorFault.of("sendMessage", Kind.LOST_ANSWER, 1));
    assertThatThrownBy(() -> bot.call("sendMessage", send)).isInstanceOf(IOException.class);
    assertThat(ann.messages()).hasSize(2);
    simulator.fault(SimulatorFault.of("sendMessage", Kind.RESET, 1));
    assertThatThrownBy(() -> bot.call("sendMessage", send)).isInstanceOf(IOException.class);
    assertThat(ann.messages()).hasSize(2);
    assertThat(simulator.calls()).extracting(SimulatorCall::status).containsExactly(0, 0);
  }

  @Test
  void aTimeoutHangsUntilTheClientGivesUp() {
    simulator.fault(SimulatorFault.of("sendMessage", Kind.TIMEOUT, 1));
    HttpRequest request =
        HttpRequest.newBuilder(
                simulator
                    .uri()
                    .resolve("/bot" + BotClient.TOKEN + "/sendMessage?text=a&chat_id=" + ann.id()))
            .timeout(Duration.ofMillis(300))
            .build();
    assertThatThrownBy(() -> bot.http.send(request, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(ann.messages()).hasSize(1);
  }

  @Test
  void latencyOnlyDelays() throws Exception {
    simulator.fault(new SimulatorFault("sendMessage", Kind.LATENCY, 1, 0, 80, null));
    long start = System.nanoTime();
    bot.result("sendMessage", send);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(79));
  }

  @Test
  void thePagesApiAddsAndClearsThem() throws Exception {
    bot.page("faults", "{\"method\":\"*\",\"kind\":\"400\",\"description\":\"Bad Request: why\"}");
    assertThat(bot.refusal("getMe", "{}")).isEqualTo("400 Bad Request: why");
    assertThat(bot.page("faults", "{\"method\":\"*\",\"kind\":\"flood\"}").path("error").asString())
        .startsWith("The kind of a fault must be one of [429, 500");
    bot.page("faults", "{\"method\":\"*\",\"kind\":\"500\",\"times\":9}");
    HttpRequest delete =
        HttpRequest.newBuilder(simulator.uri().resolve("/simulator/faults")).DELETE().build();
    assertThat(bot.http.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    bot.result("getMe", "{}");
  }
}
