package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;

@Timeout(30)
class BotApiTest extends BotApiTestBase {

  BotApiTest() throws IOException {}

  @Test
  void sendsAMessageWithItsKeyboard() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":{\"message_id\":41,\"text\":\"Hi\"}}");
    List<List<Button>> keyboard =
        List.of(
            List.of(new Button.Callback("Äpfel", "m:1"), new Button.Link("Site", "https://a.b/")),
            List.of(new Button.Copy("Code", "A-1")));
    var call =
        new Call.SendMessage(new ChatId(-1001234567890L), null, new Content("<b>Ä</b>", keyboard));

    assertThat(api.execute(call).join()).isEqualTo(new SendResult.Done(41L));

    var seen = telegram.seen.take();
    assertThat(seen.path()).isEqualTo("/bot123456:" + SECRET + "/sendMessage");
    assertThat(seen.headers()).startsWith("POST ").contains("application/json");
    assertThat(new ObjectMapper().readTree(seen.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"chat_id":-1001234567890,"text":"<b>Ä</b>","parse_mode":"HTML",
                     "link_preview_options":{"is_disabled":true},
                     "reply_markup":{"inline_keyboard":[
                       [{"text":"Äpfel","callback_data":"m:1"},{"text":"Site","url":"https://a.b/"}],
                       [{"text":"Code","copy_text":{"text":"A-1"}}]]}}
                    """));
  }

  @Test
  void editsAMessageOfAnyNumber() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}");
    var call = new Call.EditMessage(CHAT, null, 5_000_000_000L, new Content("x", List.of()));
    assertThat(api.execute(call).join()).isEqualTo(new SendResult.Done(null));
    assertThat(lastBody())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"chat_id\":7,\"message_id\":5000000000,\"text\":\"x\",\"parse_mode\":\"HTML\","
                        + "\"link_preview_options\":{\"is_disabled\":true}}"));
  }

  @Test
  void answersTaps() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}").answers(200, "{\"ok\":true}");
    assertThat(api.execute(new Call.AnswerTap("q", null, false)).join())
        .isEqualTo(new SendResult.Done(null));
    assertThat(lastBody().toString()).isEqualTo("{\"callback_query_id\":\"q\"}");
    assertThat(api.execute(new Call.AnswerTap("q", "No", true)).join())
        .isEqualTo(new SendResult.Done(null));
    assertThat(lastBody().toString())
        .isEqualTo("{\"callback_query_id\":\"q\",\"text\":\"No\",\"show_alert\":true}");
  }

  @Test
  void sendsDocuments() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":{\"message_id\":42}}");
    var call = new Call.SendDocument(CHAT, null, "Ann\"s.json", "{\"ä\":1}", "<i>Yours</i>", null);
    assertThat(api.execute(call).join()).isEqualTo(new SendResult.Done(42L));
    var seen = telegram.seen.take();
    assertThat(seen.path()).endsWith("/sendDocument");
    assertThat(seen.headers()).contains("multipart/form-data; boundary=");
    assertThat(seen.body())
        .contains("name=\"chat_id\"", "\r\n7\r\n", "<i>Yours</i>", "\r\nHTML\r\n", "{\"ä\":1}")
        .contains("name=\"document\"; filename=\"Ann%22s.json\"");
  }

  @Test
  void sendsTextsWithBrokenCharacters() throws Exception {
    telegram.answers(200, "{\"ok\":true}");
    api.execute(new Call.SendMessage(CHAT, null, new Content("a\ud83db", List.of()))).join();
    assertThat(lastBody().path("text").asText()).isEqualTo("a?b");
  }

  @Test
  void endsCallsOnTheirWayWhenClosed() throws Exception {
    telegram.reacts(FakeBotApi::keepSilent);
    var result = api.execute(SEND);
    telegram.seen.take();
    api.close();
    assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(SendResult.Unknown.class);
    assertThat(api.execute(SEND).get(5, TimeUnit.SECONDS)).isInstanceOf(SendResult.Transient.class);
  }

  @Test
  void hasManyCallsOnTheirWayAtOnce() throws Exception {
    int calls = 100;
    var all = new CountDownLatch(calls);
    for (int i = 0; i < calls; i++) {
      telegram.reacts(connection -> {
        all.countDown();
        await(all);
        FakeBotApi.write(connection, 200, "", "{\"ok\":true}");
      });
    }
    var results = IntStream.range(0, calls).mapToObj(_ -> api.execute(SEND)).toList();
    assertThat(results.stream().map(CompletableFuture::join))
        .containsOnly(new SendResult.Done(null));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void asksWhoItIs() {
    telegram.answers(
        200,
        "{\"ok\":true,\"result\":{\"id\":123456,\"username\":\"a_bot\",\"first_name\":\"A\","
            + "\"active_usernames\":[\"a_bot\"],\"has_topic_sidebar\":{\"odd\":[null]}}}");
    assertThat(api.me()).isEqualTo(new BotIdentity(123456, "a_bot", "A"));
  }

  @Test
  void setsAndRemovesTheWebhook() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}").answers(200, "{\"ok\":true}");
    api.setWebhook(
        new BotApi.WebhookOrder("https://a.b/tg/x", "s", BotApi.ALLOWED_UPDATES, 40, false, null));
    assertThat(lastBody())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"url":"https://a.b/tg/x","secret_token":"s","max_connections":40,
                     "allowed_updates":["message","edited_message","callback_query","my_chat_member"],
                     "drop_pending_updates":false}
                    """));
    api.deleteWebhook(false);
    assertThat(telegram.seen.take())
        .extracting(FakeBotApi.Seen::path, FakeBotApi.Seen::body)
        .containsExactly(
            "/bot123456:" + SECRET + "/deleteWebhook", "{\"drop_pending_updates\":false}");
  }

  @Test
  void showsTheWebhookWithoutTheToken() {
    telegram.answers(
        200,
        """
        {"ok":true,"result":{"url":"https://a.b/%s","has_custom_certificate":false,
         "pending_update_count":12,"last_error_date":1700000000,"last_error_message":"404 at /%s",
         "last_synchronization_error_date":1700000001,"max_connections":40,"ip_address":"192.0.2.1","allowed_updates":["message"]}}
        """
            .formatted("123456:" + SECRET, SECRET));
    assertThat(api.webhookInfo())
        .isEqualTo(
            new WebhookInfo(
                "https://a.b/" + TOKEN,
                12,
                Instant.ofEpochSecond(1_700_000_000),
                "404 at /***",
                Instant.ofEpochSecond(1_700_000_001),
                40,
                "192.0.2.1",
                List.of("message"),
                false));
  }

  @Test
  void showsThatThereIsNoWebhook() {
    telegram.answers(200, "{\"ok\":true,\"result\":{}}");
    assertThat(api.webhookInfo())
        .isEqualTo(new WebhookInfo("", 0, null, null, null, null, null, List.of(), false));
  }

  @Test
  void setsCommands() throws Exception {
    telegram.answers(200, "{\"ok\":true}").answers(200, "{\"ok\":true}");
    var commands = List.of(new BotApi.CommandText("start", "Begin"));
    api.setCommands(null, commands);
    assertThat(lastBody().toString())
        .isEqualTo("{\"commands\":[{\"command\":\"start\",\"description\":\"Begin\"}]}");
    api.setCommands("de", commands);
    assertThat(lastBody().path("language_code").asText()).isEqualTo("de");
  }

  @Test
  void fetchesUpdatesAsTheyCame() throws Exception {
    var first = "{\"update_id\": 1, \"x\" : \"ä\\ud83d👋\", \"a\":[1,{}]}";
    telegram.answers(
        200,
        "{\"extra\":[{\"update_id\":9}],\"result\":["
            + first
            + " , {\"update_id\":2},7],\"ok\":true}");
    assertThat(api.updates(5_000_000_000L, 100, Duration.ofSeconds(50)))
        .extracting(raw -> new String(raw, StandardCharsets.UTF_8))
        .containsExactly(first, "{\"update_id\":2}");
    assertThat(lastBody())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"offset":5000000000,"limit":100,"timeout":50,
                     "allowed_updates":["message","edited_message","callback_query","my_chat_member"]}
                    """));
  }

  @Test
  void saysWhyAnAdministrativeCallFailed() {
    telegram
        .answers(409, refused(409, "Conflict: terminated by other getUpdates request"))
        .answers(401, refused(401, "Unauthorized"))
        .answers(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":3}}")
        .answers(502, "<html>")
        .answers(200, "<html>")
        .reacts(FakeBotApi::reset);
    assertThat(failure().isConflict()).isTrue();
    assertThat(failure().isUnauthorized()).isTrue();
    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(failure()).hasMessage("HTTP 502 with a response that is not from the Bot API");
    assertThat(failure()).hasMessage("HTTP 200 with a response that is not from the Bot API");
    assertThat(failure()).hasMessageNotContaining(SECRET).hasNoCause();
  }

  private BotApiException failure() {
    return catchThrowableOfType(
        BotApiException.class, () -> api.updates(0, 100, Duration.ofSeconds(1)));
  }

  @Test
  void aLongPollMayTakeLongerThanOtherCallsAndEndsWhenInterrupted() throws Exception {
    telegram.reacts(FakeBotApi::keepSilent);
    var failure = new AtomicReference<Throwable>();
    try (var hasty = new BotApi(TOKEN, telegram.address(), null, SHORT)) {
      var poller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  hasty.updates(0, 100, Duration.ofSeconds(20));
                } catch (BotApiException e) {
                  failure.set(e);
                }
              });
      telegram.seen.take();
      assertThat(poller.join(SHORT.call().multipliedBy(2))).isFalse();
      poller.interrupt();
      poller.join();
    }
    assertThat(failure.get()).isInstanceOf(BotApiException.class).hasMessage("interrupted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://a.b", "a.b", "http://", "http://a.b/?x=1", "http://a.b/#x", ""})
  void refusesAddressesThatCannotBeRight(String address) {
    assertThatThrownBy(() -> new BotApi(TOKEN, URI.create(address)).close())
        .isInstanceOf(RuntimeException.class)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void keepsTheBasesPath() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":{}}");
    try (var nested = new BotApi(TOKEN, telegram.address().resolve("/proxy/"))) {
      nested.me();
    }
    assertThat(telegram.seen.take().path()).isEqualTo("/proxy/bot123456:" + SECRET + "/getMe");
  }
}
