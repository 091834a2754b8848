package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.ChatId;
import switchboard.testing.Ports;

/** The result of every kind of response, or of none. */
@Timeout(30)
class SendResultTest extends BotApiTestBase {

  SendResultTest() throws IOException {}

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
  @ValueSource(ints = {500, 502, 503})
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

  /** The gateway passed the call on, so it may have been executed. */
  @Test
  void aGatewayTimeoutLeavesTheOutcomeUnknown() {
    telegram
        .answers(504, refused(504, "Gateway Timeout"))
        .answers(504, "Content-Type: text/html\r\n", "<html><h1>Gateway Time-out</h1></html>");
    for (int i = 0; i < 2; i++) {
      assertThat(send()).isInstanceOf(SendResult.Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {300, 301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 407, 410, 413, 414, 431, 451})
  void knowsPagesOfOthers(int status) {
    var location = "Location: http://127.0.0.1:9/\r\n";
    telegram
        .answers(status, location, "<html>Proxy says no</html>")
        .answers(status, location, "{\"message\":\"forbidden\"}")
        .answers(status, location, "{\"ok\":\"no\"}")
        .answers(status, location, "{\"ok\":fal")
        .answers(status, location, "")
        .answers(status, location + "Content-Encoding: gzip\r\n", "no gzip")
        .answers(status, location, "x".repeat(2 << 20));
    for (int i = 0; i < 7; i++) {
      assertThat(send()).isEqualTo(new SendResult.Foreign(status));
    }
    assertThat(telegram.seen).as("no redirect is followed").hasSize(7);
  }

  @Test
  void knowsAPageThatBreaksOff() {
    telegram.reacts(connection -> {
      connection
          .getOutputStream()
          .write(
              "HTTP/1.1 403 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html"
                  .getBytes(StandardCharsets.UTF_8));
      connection.close();
    });
    assertThat(send()).isEqualTo(new SendResult.Foreign(403));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 425})
  void takesPagesAboutTheConnectionForPassing(int status) {
    telegram.answers(status, "<html>Proxy says no</html>");
    assertThat(send()).isEqualTo(new SendResult.Transient("HTTP " + status));
  }

  @ParameterizedTest
  @CsvSource({
    "400, {\"ok\":false}, 400",
    "413, {\"ok\":false}, 413",
    "400, '{\"ok\":false,\"error_code\":\"413\"}', 413",
    "400, '{\"ok\":false,\"error_code\":\"many\"}', 400",
    "400, '{\"ok\":false,\"error_code\":7}', 400",
    "200, {\"ok\":false}, 400",
    "200, '{\"ok\":false,\"error_code\":413}', 413",
  })
  void takesARefusalWhateverItsCode(int status, String body, int code) {
    telegram.answers(status, body);
    assertThat(send()).isEqualTo(new SendResult.Refused(code, ""));
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
    "Bad Request: message identifier is not specified, MessageGone",
    "Bad Request: there is no text in the message to edit, OtherKind",
    "Bad Request: message media can't be edited, OtherKind",
    "Bad Request: message thread not found, TopicGone",
    "Bad Request: TOPIC_CLOSED, TopicGone",
    "Bad Request: TOPIC_DELETED, TopicGone",
    "Bad Request: chat not found, Refused",
    "Bad Request: can't parse entities: Unsupported start tag x at byte offset 0, Malformed",
    "Bad Request: message is too long, Malformed",
    "Bad Request: MESSAGE_TOO_LONG, Malformed",
    "Bad Request: ENTITY_BOUNDS_INVALID, Malformed",
    "Bad Request: BUTTON_URL_INVALID, Malformed",
    "Bad Request: BUTTON_DATA_INVALID, Malformed",
    "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL, Malformed",
    "Bad Request: inline keyboard expected, Malformed",
    "Bad Request: wrong file identifier/HTTP URL specified, Malformed",
    "Bad Request: file of size 20 bytes is too big for a photo; the maximum size is 10 bytes, Malformed",
    "Bad Request: CHAT_WRITE_FORBIDDEN, Refused",
    "Bad Request: not enough rights to send text messages to the chat, Refused",
    "Bad Request: have no rights to send a message, Refused",
    "Bad Request: bots can't send messages to bots, Refused",
    "Bad Request: PEER_ID_INVALID, Refused",
    "Bad Request: user is deactivated, Refused",
    "Bad Request: group chat was upgraded to a supergroup chat, Refused",
    "Bad Request: message to be replied not found, Refused",
    "Bad Request: message text is empty, Refused"
  })
  void readsTheDescriptionOfARefusal(String description, String expected) {
    telegram.answers(400, refused(400, description));
    var result = api.execute(EDIT).join();
    assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    if (result instanceof SendResult.Refused refusal) {
      assertThat(refusal).isEqualTo(new SendResult.Refused(400, description));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forbidden: MESSAGE_AUTHOR_REQUIRED",
        "Forbidden: CHAT_SEND_DOCS_FORBIDDEN",
        "Forbidden: not enough rights to send documents to the chat"
      })
  void knowsThatOnlyThisMessageIsForbidden(String description) {
    telegram.answers(403, refused(403, description));
    assertThat(send()).isEqualTo(new SendResult.Refused(403, description));
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
    try (var hasty = new BotApi(TOKEN, telegram.address(), null, SHORT)) {
      assertThat(hasty.execute(SEND).join()).isInstanceOf(SendResult.Unknown.class);
    }
  }

  @Test
  void knowsThatNothingWasDoneWithoutAConnection() throws IOException {
    try (var nobody = new BotApi(TOKEN, URI.create("http://127.0.0.1:" + Ports.free()))) {
      assertThat(nobody.execute(SEND).join())
          .isInstanceOfSatisfying(
              SendResult.Transient.class,
              failed -> assertThat(failed.reason()).contains("Connect").doesNotContain(SECRET));
    }
    try (var nowhere = new BotApi(TOKEN, URI.create("http://nowhere.invalid"))) {
      assertThat(nowhere.execute(SEND).join()).isInstanceOf(SendResult.Transient.class);
    }
  }
}
