package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;

/** Base class with a fake Bot API; checks that no test logs the token. */
abstract class BotApiTestBase {

  static final String SECRET = "AAcanary-Canary_canaryCANARY01234567";
  static final BotToken TOKEN = new BotToken("123456:" + SECRET);
  static final ChatId CHAT = new ChatId(7);
  static final Call SEND = new Call.SendMessage(CHAT, null, new Content("<b>Hi</b>", List.of()));
  static final Call EDIT = new Call.EditMessage(CHAT, null, 3, new Content("<b>Hi</b>", List.of()));
  static final BotApiHttp.Timeouts SHORT =
      new BotApiHttp.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300));

  final FakeBotApi telegram = new FakeBotApi();
  final BotApi api = new BotApi(TOKEN, telegram.address());

  final List<String> logged = new CopyOnWriteArrayList<>();
  final Logger logger = Logger.getLogger("");
  final Level level = logger.getLevel();
  final Handler handler = new Listener();

  BotApiTestBase() throws IOException {
    logger.setLevel(Level.ALL);
    logger.addHandler(handler);
    Logger.getLogger("org.apache.hc").finest("the ear for the canary works");
  }

  @AfterEach
  void close() throws IOException {
    api.close();
    telegram.close();
    logger.removeHandler(handler);
    logger.setLevel(level);
    assertThat(logged).isNotEmpty();
    assertThat(logged).noneMatch(line -> line.contains(SECRET));
  }

  /** Captures java.util.logging, the only log of libraries that depend on no other. */
  final class Listener extends Handler {
    @Override
    public void publish(LogRecord entry) {
      logged.add(entry.getMessage() + Arrays.toString(entry.getParameters()) + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  SendResult send() {
    return api.execute(SEND).join();
  }

  static String refused(int code, String description) {
    return "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}";
  }

  JsonNode lastBody() throws Exception {
    return new ObjectMapper().readTree(telegram.seen.take().body());
  }
}
