package switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import switchboard.config.TelegramSettings;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.outbox.Outbox;
import switchboard.simulator.SimulatorPerson;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.telegram.BotApi;
import switchboard.testing.Eventually;
import switchboard.testing.TestServer;
import switchboard.testing.TestServerFactory;
import tools.jackson.databind.JsonNode;

/** Telegram failures: the log, the outbox, and what a user sees. */
class FaultsEndToEndTest {

  /** Shortens the client's timeout of half a minute. */
  private static final class Hurry extends TestServerFactory {
    @Override
    protected BotApi telegram(TelegramSettings settings) {
      return new BotApi(settings.token(), settings.botApiUrl(), null, Duration.ofMillis(500));
    }
  }

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Outbox.class);
  private TestServer house;
  private SimulatorPerson ann;

  @BeforeEach
  void start() {
    house = new TestServer(folder, "first").with(new Hurry()).byWebhook();
    ann = house.person("Ann");
    ann.send("/start");
    house.settle();
    house.simulator().clock().stopAt(house.simulator().clock().now());
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
    house.close();
  }

  private void fault(String method, Kind kind) {
    house.simulator().fault(SimulatorFault.of(method, kind, 1));
  }

  private void refusal(String method, String description) {
    house.simulator().fault(new SimulatorFault(method, Kind.BAD_REQUEST, 1, 0, 0, description));
  }

  /** Ann's newest message or edit in the outbox. */
  private OutboxRow newest() {
    return newest(replies());
  }

  private static OutboxRow newest(List<OutboxRow> replies) {
    return replies.stream().filter(row -> row.chatId() != null).toList().getLast();
  }

  private List<OutboxRow> replies() {
    return house.read(tables -> tables.outbox().of(new UserId(ann.id())));
  }

  private void awaitState(int replies, ReplyState state) {
    awaitNewest("the reply is " + state, replies, row -> row.state() == state);
  }

  /** Reads the number of replies and the newest one in one snapshot. */
  private void awaitNewest(String what, int replies, Predicate<OutboxRow> condition) {
    Eventually.holds(
        what,
        () -> {
          var rows = replies();
          return rows.size() == replies && condition.test(newest(rows));
        });
  }

  /** Waits for a first failed attempt. The clock is stopped, so no retry happens. */
  private void awaitAttempt(int replies, String reason) {
    awaitNewest("the attempt is noted", replies, row -> row.attempts() == 1);
    assertThat(newest().state()).isEqualTo(ReplyState.PENDING);
    assertThat(newest().error()).startsWith(reason);
  }

  private List<JsonNode> seen() {
    return ann.messages().stream()
        .filter(message -> message.path("from").path("is_bot").asBoolean())
        .toList();
  }

  /** The log lines with their key-value pairs, without the reply's id. */
  private List<String> lines() {
    return List.copyOf(log.list).stream().map(FaultsEndToEndTest::line).toList();
  }

  private static String line(ILoggingEvent event) {
    var line = new StringBuilder(event.getLevel() + " " + event.getFormattedMessage());
    for (var pair : event.getKeyValuePairs()) {
      if (!pair.key.equals("reply")) {
        line.append(' ').append(pair.key).append('=').append(pair.value);
      }
    }
    return line.toString();
  }

  private void waitsAndGoesOut(String reason, Duration pause) {
    ann.send("hello");
    awaitAttempt(2, reason);
    assertThat(seen()).hasSize(1);
    house.turn(pause);
    awaitState(2, ReplyState.SENT);
    assertThat(seen()).hasSize(2);
    assertThat(lines())
        .containsExactly(
            "INFO Reply delayed method=sendMessage attempt=1 reason=%s again_in_ms=%d"
                .formatted(reason, pause.toMillis()));
  }

  @Test
  void tooManyRequestsWaitAsLongAsTelegramSays() {
    fault("sendMessage", Kind.TOO_MANY_REQUESTS);
    waitsAndGoesOut("limited by Telegram", Duration.ofSeconds(3));
  }

  @Test
  void anErrorOfTelegramsIsTriedAgain() {
    fault("sendMessage", Kind.SERVER_ERROR);
    waitsAndGoesOut("HTTP 500", Duration.ofSeconds(1));
  }

  @Test
  void aProxysPageIsTriedAgain() {
    fault("sendMessage", Kind.HTML_ERROR);
    waitsAndGoesOut("HTTP 502", Duration.ofSeconds(1));
  }

  private void isUnknown(int messagesSeen) {
    ann.send("hello");
    awaitState(2, ReplyState.UNKNOWN);
    house.turn(Duration.ofHours(1));
    ann.send("again");
    awaitState(3, ReplyState.SENT);
    assertThat(seen()).hasSize(messagesSeen + 1);
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith(
            "WARN Reply may or may not have been delivered; it is not resent method=sendMessage reason=")
        .doesNotContain(TestServer.TOKEN.substring(TestServer.TOKEN.indexOf(':')));
  }

  @Test
  void aConnectionThatIsResetLeavesAMessageUnknown() {
    fault("sendMessage", Kind.RESET);
    isUnknown(1);
  }

  @Test
  void aTelegramThatDoesNotAnswerLeavesAMessageUnknown() {
    fault("sendMessage", Kind.TIMEOUT);
    isUnknown(1);
  }

  @Test
  void aMessageWhoseAnswerIsLostIsSeenOnce() {
    fault("sendMessage", Kind.LOST_ANSWER);
    isUnknown(2);
  }

  @Test
  void anEditWhoseAnswerIsLostIsRepeatedAndNobodySeesIt() {
    fault("editMessageText", Kind.LOST_ANSWER);
    ann.tap("Opening hours");
    awaitAttempt(3, "org.apache.hc.core5.http.ConnectionClosedException");
    house.turn(Duration.ofSeconds(1));
    awaitState(3, ReplyState.SENT);
    assertThat(seen()).singleElement().asString().contains("We open at 9.");
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("INFO Reply delayed method=editMessageText attempt=1 reason=")
        .endsWith("again_in_ms=1000");
  }

  private boolean isReachable() {
    return house.<Boolean>read(
        tables -> tables.users().find(new UserId(ann.id())).orElseThrow().reachable());
  }

  @Test
  void whoeverBlockedTheBotIsUnreachableUntilTheyWrite() {
    fault("sendMessage", Kind.FORBIDDEN);
    ann.send("hello");
    awaitState(2, ReplyState.REFUSED);
    Eventually.holds("Ann cannot be reached", () -> !isReachable());
    assertThat(seen()).hasSize(1);
    ann.send("I am back");
    awaitState(3, ReplyState.SENT);
    assertThat(isReachable()).isTrue();
    assertThat(seen()).hasSize(2);
    assertThat(lines())
        .containsExactly(
            "INFO Chat unreachable until the user returns chat=%d replies=1 reason=Forbidden: bot was blocked by the user"
                .formatted(ann.id()));
  }

  @Test
  void aMessageThatShowsItAlreadyIsFineAndNotWorthALine() {
    ann.tap("Opening hours");
    awaitState(3, ReplyState.SENT);
    refusal(
        "editMessageText",
        "Bad Request: message is not modified: specified new message content and reply markup are"
            + " exactly the same as a current content and reply markup of the message");
    ann.tap("Holidays");
    awaitState(5, ReplyState.SENT);
    assertThat(seen()).hasSize(1);
    assertThat(lines()).isEmpty();
  }

  @Test
  void anAnswerThatCameTooLateIsDroppedAndNotWorthALine() {
    refusal(
        "answerCallbackQuery",
        "Bad Request: query is too old and response timeout expired or query ID is invalid");
    ann.tap("Opening hours");
    awaitState(3, ReplyState.SENT);
    Eventually.holds(
        "the answer is dropped",
        () ->
            replies().stream()
                .anyMatch(row -> row.chatId() == null && row.state() == ReplyState.DROPPED));
    assertThat(seen()).singleElement().asString().contains("We open at 9.");
    assertThat(lines()).isEmpty();
  }

  @Test
  void aTapOnAMessageThatIsGoneBringsANewOne() {
    var menu = seen().getFirst();
    var data =
        menu.path("reply_markup").at("/inline_keyboard/0/0").path("callback_data").asString("");
    ann.delete(menu.path("message_id").asLong());
    ann.tapData(menu.path("message_id").asLong(), data);
    awaitState(3, ReplyState.SENT);
    assertThat(seen()).singleElement().asString().contains("We open at 9.");
    assertThat(newest().call()).contains("\"type\":\"send_message\"");
    assertThat(newest().messageId()).isEqualTo(seen().getFirst().path("message_id").asLong());
    assertThat(lines()).isEmpty();
  }

  @Test
  void nothingButTheReceiptAndTheAnswerIsLeftOfAnErasedPersonsReplies() {
    ann.send("/delete");
    house.settle();
    ann.tap("🗑 Yes, delete everything");
    Eventually.holds("the receipt is sent", () -> newest().call().contains("Your data is deleted"));
    house.settle();
    assertThat(replies())
        .extracting(OutboxRow::call)
        .satisfiesExactly(
            answer -> assertThat(answer).contains("\"type\":\"answer_tap\""),
            receipt -> assertThat(receipt).contains("Messages: 0."));
  }
}
