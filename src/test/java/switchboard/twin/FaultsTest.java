package switchboard.twin;

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
import switchboard.twin.TwinFault.Kind;
import tools.jackson.databind.JsonNode;

final class FaultsTest {
  private final Twin twin = Twin.start(TwinOptions.tests().withTokens(BotClient.TOKEN));
  private final BotClient bot = new BotClient(twin);
  private final TwinPerson ann = twin.person("Ann", "en");
  private final String send = "{\"chat_id\":%d,\"text\":\"a\"}".formatted(ann.id());

  @BeforeEach
  void start() {
    ann.send("/start");
  }

  @AfterEach
  void close() {
    bot.close();
    twin.close();
  }

  @Test
  void answersInsteadOfTheMethodAsOftenAsAsked() throws Exception {
    twin.fault(TwinFault.of("sendMessage", Kind.TOO_MANY_REQUESTS, 2));
    bot.result("getMe", "{}");
    JsonNode answer = bot.call("sendMessage", send);
    assertThat(answer.at("/parameters/retry_after").asInt()).isEqualTo(3);
    assertThat(bot.refusal("sendMessage", send)).isEqualTo("429 Too Many Requests: retry after 3");
    bot.result("sendMessage", send);
    twin.fault(TwinFault.of("*", Kind.SERVER_ERROR, 1));
    assertThat(bot.refusal("sendMessage", send)).isEqualTo("500 Internal Server Error");
    twin.fault(TwinFault.of("*", Kind.FORBIDDEN, 1));
    assertThat(bot.refusal("sendMessage", send))
        .isEqualTo("403 Forbidden: bot was blocked by the user");
    twin.fault(TwinFault.of("*", Kind.HTML_ERROR, 1));
    HttpResponse<String> html = bot.get("/bot" + BotClient.TOKEN + "/getMe");
    assertThat(html.statusCode()).isEqualTo(502);
    assertThat(html.body()).contains("<html>");
    assertThat(ann.messages()).hasSize(2);
  }

  @Test
  void aLostAnswerTakesEffectAndAResetDoesNot() throws Exception {
    twin.fault(TwinFault.of("sendMessage", Kind.LOST_ANSWER, 1));
    assertThatThrownBy(() -> bot.call("sendMessage", send)).isInstanceOf(IOException.class);
    assertThat(ann.messages()).hasSize(2);
    twin.fault(TwinFault.of("sendMessage", Kind.RESET, 1));
    assertThatThrownBy(() -> bot.call("sendMessage", send)).isInstanceOf(IOException.class);
    assertThat(ann.messages()).hasSize(2);
    assertThat(twin.calls()).extracting(TwinCall::status).containsExactly(0, 0);
  }

  @Test
  void aTimeoutHangsUntilTheClientGivesUp() {
    twin.fault(TwinFault.of("sendMessage", Kind.TIMEOUT, 1));
    HttpRequest request =
        HttpRequest.newBuilder(
                twin.uri()
                    .resolve("/bot" + BotClient.TOKEN + "/sendMessage?text=a&chat_id=" + ann.id()))
            .timeout(Duration.ofMillis(300))
            .build();
    assertThatThrownBy(() -> bot.http.send(request, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(ann.messages()).hasSize(1);
  }

  @Test
  void latencyOnlyDelays() throws Exception {
    twin.fault(new TwinFault("sendMessage", Kind.LATENCY, 1, 0, 80, null));
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
        HttpRequest.newBuilder(twin.uri().resolve("/twin/faults")).DELETE().build();
    assertThat(bot.http.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    bot.result("getMe", "{}");
  }
}
