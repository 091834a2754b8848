package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.domain.Call;
import switchboard.domain.Content;

/** Callback queries without their message (Bot API, callback_query_mode). */
@Timeout(30)
class BotApiCallbackQueryTest extends BotApiTestBase {

  BotApiCallbackQueryTest() throws IOException {}

  @Test
  void editsAMessageOfAChatThatIsNotNamed() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}");
    var content = new Content("x", List.of());
    var call = new Call.EditInlineMessage(CHAT, null, "AgAAAN4p", content, true);
    assertThat(api.execute(call).join()).isEqualTo(new SendResult.Done(null));
    var seen = telegram.seen.take();
    assertThat(seen.path()).endsWith("/editMessageText");
    assertThat(new ObjectMapper().readTree(seen.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"inline_message_id\":\"AgAAAN4p\",\"text\":\"x\",\"parse_mode\":\"HTML\","
                        + "\"link_preview_options\":{\"is_disabled\":true}}"));
  }

  @Test
  void asksForTapsWithTheirMessage() throws Exception {
    telegram
        .answers(200, "{\"ok\":true,\"result\":true}")
        .answers(404, refused(404, "Not Found"))
        .answers(400, refused(400, "Bad Request: BOT_INVALID"));
    api.takeTapsWithTheirMessage();
    var seen = telegram.seen.take();
    assertThat(seen.path()).endsWith("/setMySettings");
    assertThat(seen.body()).isEqualTo("{\"callback_query_mode\":\"default\"}");
    assertThatThrownBy(api::takeTapsWithTheirMessage)
        .isInstanceOfSatisfying(
            BotApiException.class, e -> assertThat(e.isUnknownMethod()).isTrue());
    assertThatThrownBy(api::takeTapsWithTheirMessage)
        .isInstanceOfSatisfying(
            BotApiException.class, e -> assertThat(e.isUnknownMethod()).isFalse());
  }

  @Test
  void readsHowTapsComeWhereTelegramTells() {
    telegram
        .answers(200, "{\"ok\":true,\"result\":{\"id\":1,\"callback_query_mode\":\"inline\"}}")
        .answers(200, "{\"ok\":true,\"result\":{\"id\":1,\"first_name\":\"A\"}}")
        .answers(200, "{\"ok\":true,\"result\":{\"id\":1,\"callback_query_mode\":{}}}");
    assertThat(api.callbackQueryMode()).contains("inline");
    assertThat(api.callbackQueryMode()).isEmpty();
    assertThat(api.callbackQueryMode()).isEmpty();
  }
}
