package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebhookUploadTest extends BotApiTestBase {

  WebhookUploadTest() throws IOException {}

  @Test
  void aCertificateGoesAsAFileBesideTheOtherParameters() throws Exception {
    telegram.answers(200, "{\"ok\":true,\"result\":true}");
    api.setWebhook(
        new BotApi.WebhookOrder(
            "https://a.b/tg/x",
            "s",
            BotApi.ALLOWED_UPDATES,
            40,
            false,
            "-----BEGIN CERTIFICATE-----"));
    var seen = telegram.seen.take();
    assertThat(seen.headers()).contains("multipart/form-data");
    assertThat(seen.body())
        .contains("name=\"url\"\r\n", "https://a.b/tg/x", "name=\"secret_token\"\r\n")
        .contains("[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]")
        .contains("name=\"max_connections\"\r\n", "name=\"drop_pending_updates\"\r\n")
        .contains("name=\"certificate\"; filename=\"certificate.pem\"", "-----BEGIN");
  }
}
