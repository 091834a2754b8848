package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;

@Timeout(30)
class BotApiTest {

  private static final String SECRET = "AAcanary-Canary_canaryCANARY01234567";
  private static final BotToken TOKEN = new BotToken("123456:" + SECRET);
  private static final ChatId CHAT = new ChatId(7);
  private static final Call SEND = new Call.SendMessage(CHAT, new Content("<b>Hi</b>", List.of()));
  private static final Call EDIT =
      new Call.EditMessage(CHAT, 3, new Content("<b>Hi</b>", List.of()));
  private static final Wire.Timeouts SHORT =
      new Wire.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300));

  private final FakeBotApi telegram = new FakeBotApi();
  private final BotApi api = new BotApi(TOKEN, telegram.address());

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger("");
  private final Level level = logger.getLevel();
  private final Handler handler = new Listener();

  BotApiTest() throws IOException {
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
  }

  @AfterEach
  void close() throws IOException {
    api.close();
    telegram.close();
    logger.removeHandler(handler);
    logger.setLevel(level);
    assertThat(logged).noneMatch(line -> line.contains(SECRET));
  }

  /** Hears all that OkHttp logs, which it does with the JDK's logging. */
  private final class Listener extends Handler {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getMessage() + Arrays.toString(entry.getParameters()) + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private SendResult send() {
    return api.execute(SEND).join();
  }

  private static String refused(int code, String description) {
    return "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}";
  }

  private JsonNode lastBody() throws Exception {
    return new ObjectMapper().readTree(telegram.seen.take().body());
  }

  @Test
  void sendsAMessageWithItsKeyboard() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":{\"message_id\":41,\"text\":\"Hi\"}}");
    List<List<Button>> keyboard =
        List.of(
            List.of(new Button.Callback("Äpfel", "m:1"), new Button.Link("Site", "https://a.b/")),
            List.of(new Button.Copy("Code", "A-1")));
    var call = new Call.SendMessage(new ChatId(-1001234567890L), new Content("<b>Ä</b>", keyboard));

    assertThat(api.execute(call).join()).isEqualTo(new SendResult.Done(41L));

    assertThat(logged).as("the ear for the canary works").isNotEmpty();
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
    var call = new Call.EditMessage(CHAT, 5_000_000_000L, new Content("x", List.of()));
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
    var call = new Call.SendDocument(CHAT, "Ann\"s.json", "{\"ä\":1}", "<i>Yours</i>");
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
    api.execute(new Call.SendMessage(CHAT, new Content("a\ud83db", List.of()))).join();
    assertThat(lastBody().path("text").asText()).isEqualTo("a?b");
  }

  @Test
  void waitsAsLongAsTelegramSays() {
    telegram
        .answers(
            429,
            refused(429, "Too Many Requests: retry after 7")
                .replace("}", ",\"parameters\":{\"retry_after\":7}}"))
        .answers(429, refused(429, "Too Many Requests"))
        .answers(429, "Retry-After: 9\r\n", "<html>slow down</html>")
        .answers(429, "{\"ok\":false,\"parameters\":{\"retry_after\":-5}}")
        .answers(429, "{\"ok\":false,\"parameters\":{\"retry_after\":9999999999}}");
    assertThat(send()).isEqualTo(new SendResult.RetryAfter(Duration.ofSeconds(7)));
    assertThat(send()).isEqualTo(new SendResult.RetryAfter(Duration.ofSeconds(5)));
    assertThat(send()).isEqualTo(new SendResult.RetryAfter(Duration.ofSeconds(9)));
    assertThat(send()).isEqualTo(new SendResult.RetryAfter(Duration.ofSeconds(1)));
    assertThat(send()).isEqualTo(new SendResult.RetryAfter(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void takesTelegramsErrorsForPassing(int status) {
    telegram
        .answers(status, refused(status, "Internal Server Error"))
        .answers(status, "Content-Type: text/html\r\n", "<html><h1>Bad Gateway</h1></html>")
        .answers(status, "Retry-After: 0\r\n", "");
    for (int i = 0; i < 3; i++) {
      assertThat(send()).isEqualTo(new SendResult.Transient("HTTP " + status));
    }
    assertThat(telegram.seen).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 403, 404, 408, 413})
  void takesPagesOfOthersForPassing(int status) {
    telegram.answers(status, "Location: http://127.0.0.1:9/\r\n", "<html>Proxy says no</html>");
    assertThat(send()).isEqualTo(new SendResult.Transient("HTTP " + status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot was kicked from the supergroup chat",
        "Forbidden: bot can't initiate conversation with a user"
      })
  void noticesThatNobodyListens(String description) {
    telegram.answers(403, refused(403, description));
    assertThat(send()).isEqualTo(new SendResult.Blocked(description));
  }

  @ParameterizedTest
  @CsvSource({
    "Bad Request: message is not modified: specified new message content …, NotModified",
    "Bad Request: query is too old and response timeout expired or query ID is invalid, QueryTooOld",
    "Bad Request: message to edit not found, MessageGone",
    "Bad Request: message can't be edited, MessageGone",
    "Bad Request: MESSAGE_ID_INVALID, MessageGone",
    "Bad Request: chat not found, Refused",
    "Bad Request: can't parse entities, Refused"
  })
  void readsTheDescriptionOfARefusal(String description, String expected) {
    telegram.answers(400, refused(400, description));
    var result = api.execute(EDIT).join();
    assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    if (result instanceof SendResult.Refused refusal) {
      assertThat(refusal).isEqualTo(new SendResult.Refused(400, description));
    }
  }

  @Test
  void followsAGroup() {
    telegram.answers(
        400,
        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was upgraded\","
            + "\"parameters\":{\"migrate_to_chat_id\":-1001234567890}}");
    assertThat(send()).isEqualTo(new SendResult.MigratedTo(new ChatId(-1001234567890L)));
  }

  @Test
  void keepsDescriptionsShortAndWithoutTheToken() {
    telegram.answers(400, refused(400, SECRET + " " + "x".repeat(5000)));
    assertThat(send())
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refusal ->
                assertThat(refusal.description())
                    .startsWith("*** x")
                    .hasSizeLessThanOrEqualTo(301));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Login</html>", "{\"ok\":tr", "[]", "{}", "{\"ok\":\"\"}"})
  void doesNotKnowWhatAnUnreadable200Means(String body) {
    telegram.answers(200, body);
    assertThat(send()).isEqualTo(new SendResult.Unknown("HTTP 200 with an unreadable answer"));
  }

  @Test
  void doesNotSwallowHugeAnswers() {
    telegram
        .answers(200, "{\"ok\":true,\"result\":\"" + "x".repeat(2 << 20) + "\"}")
        .answers(502, "x".repeat(2 << 20));
    assertThat(send()).isInstanceOf(SendResult.Unknown.class);
    assertThat(send()).isEqualTo(new SendResult.Transient("HTTP 502"));
  }

  @Test
  void doesNotKnowWhatBecameOfACallWhoseConnectionBreaksAfterwards() {
    telegram
        .reacts(FakeBotApi::reset)
        .reacts(connection -> connection.close())
        .reacts(connection -> {
          connection
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true,"
                      .getBytes(StandardCharsets.UTF_8));
          connection.close();
        });
    for (int i = 0; i < 3; i++) {
      assertThat(send()).isInstanceOf(SendResult.Unknown.class);
    }
    assertThat(telegram.seen).as("never sent twice").hasSize(3);
  }

  @Test
  void doesNotRepeatByItselfOnAConnectionThatWasUsedBefore() {
    telegram.answers(200, "{\"ok\":true}").reacts(FakeBotApi::reset).answers(200, "{\"ok\":true}");
    assertThat(send()).isInstanceOf(SendResult.Done.class);
    assertThat(send()).isInstanceOf(SendResult.Unknown.class);
    assertThat(telegram.seen).hasSize(2);
  }

  @Test
  void doesNotKnowWhatBecameOfACallThatTakesTooLong() {
    telegram.reacts(FakeBotApi::keepSilent);
    try (var hasty = new BotApi(TOKEN, telegram.address(), SHORT)) {
      assertThat(hasty.execute(SEND).join()).isInstanceOf(SendResult.Unknown.class);
    }
  }

  @Test
  void knowsThatNothingWasDoneWithoutAConnection() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (var nobody = new BotApi(TOKEN, URI.create("http://127.0.0.1:" + port))) {
      assertThat(nobody.execute(SEND).join())
          .isInstanceOfSatisfying(
              SendResult.Transient.class,
              failed -> assertThat(failed.reason()).contains("Connect").doesNotContain(SECRET));
    }
    try (var nowhere = new BotApi(TOKEN, URI.create("http://nowhere.invalid"))) {
      assertThat(nowhere.execute(SEND).join()).isInstanceOf(SendResult.Transient.class);
    }
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
        "{\"ok\":true,\"result\":{\"id\":123456,\"username\":\"a_bot\",\"first_name\":\"A\"}}");
    assertThat(api.me()).isEqualTo(new BotIdentity(123456, "a_bot", "A"));
  }

  @Test
  void setsAndRemovesTheWebhook() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}").answers(200, "{\"ok\":true}");
    api.setWebhook(
        new BotApi.WebhookOrder("https://a.b/tg/x", "s", BotApi.ALLOWED_UPDATES, 40, false));
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
         "max_connections":40,"ip_address":"192.0.2.1","allowed_updates":["message"]}}
        """
            .formatted("123456:" + SECRET, SECRET));
    assertThat(api.webhookInfo())
        .isEqualTo(
            new WebhookInfo(
                "https://a.b/" + TOKEN,
                12,
                Instant.ofEpochSecond(1_700_000_000),
                "404 at /***",
                40,
                "192.0.2.1",
                List.of("message"),
                false));
  }

  @Test
  void showsThatThereIsNoWebhook() {
    telegram.answers(200, "{\"ok\":true,\"result\":{}}");
    assertThat(api.webhookInfo())
        .isEqualTo(new WebhookInfo("", 0, null, null, null, null, List.of(), false));
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
    assertThat(failure()).hasMessage("HTTP 502 with an answer that is not the Bot API's");
    assertThat(failure()).hasMessage("HTTP 200 with an answer that is not the Bot API's");
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
    try (var hasty = new BotApi(TOKEN, telegram.address(), SHORT)) {
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
