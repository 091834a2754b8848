package switchboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.diagnosis.Finding;

class WebhookDoctorTest extends WebhookDoctorTestBase {

  @Test
  void ofAWebhookThatIsWellThereIsNothingToSay() {
    assertThat(findings()).isEmpty();
    taken = NOW.minusSeconds(1);
    pending = 3;
    assertThat(findings()).isEmpty();
  }

  @Test
  void withoutAWebhookAndWithoutAnAddressUpdatesAreFetchedAndThatIsWell() {
    url = "";
    base = null;
    kinds = List.of();
    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSL error {error:0A000086:SSL routines::certificate verify failed} | fullchain",
        "SSL error {error:0A00010B:SSL routines::wrong version number}      | TLS_CERT",
        "SSL error {error:0A000410:SSL routines::ssl/tls alert handshake failure} | TLS 1.2",
        "Connection refused                                     | LISTEN",
        "Connection timed out                                   | 149.154.160.0/20",
        "Network is unreachable                                 | host name points",
        "Read timeout expired                                   | /health",
        "Connection reset by peer                               | proxy or firewall",
        "Failed to resolve host: Name or service not known      | A record",
        "IPv6-only addresses are not allowed                    | IPv4",
        "IP address 192.168.0.1 is reserved                     | public IPv4",
        "Wrong response from the webhook: 302 Found             | https://",
        "Wrong response from the webhook: 401 Unauthorized      | authentication and firewall rules",
        "Wrong response from the webhook: 403 Forbidden         | authentication and firewall rules",
        "Wrong response from the webhook: 404 Not Found         | X-Telegram-Bot-Api-Secret-Token",
        "Wrong response from the webhook: 405 Method Not Allowed | POST /tg/",
        "Wrong response from the webhook: 410 Gone              | what else answers",
        "Wrong response from the webhook: 413                   | client_max_body_size",
        "Wrong response from the webhook: 500 Internal Server Error | log",
        "Wrong response from the webhook: 502 Bad Gateway       | LISTEN",
        "Wrong response from the webhook: 503 Service Unavailable | /health",
        "Wrong response from the webhook: 522                   | LISTEN",
        "something that nobody has seen yet                     | from outside"
      })
  void telegramsErrorIsToldInPlainWordsWithWhatToDo(String message, String fix) {
    failed(message, Duration.ofMinutes(3));
    pending = 5;
    wrong("3 minutes ago (" + message + "); pending: 5", fix);
  }

  @Test
  void whereTelegramKnocksAtAnotherPortBothAreToldWithWhatToWrite() {
    failed("Connection refused", Duration.ofSeconds(30));
    pending = 1;
    listenPort = 8443;
    wrong("port 443 of bot.example.org", "PUBLIC_URL=https://bot.example.org:8443");
    wrong("just now (Connection refused)", "forward /tg/ to port 8443");
  }

  @Test
  void aPortThatTelegramDoesNotSendToNeedsAProxy() {
    failed("Connection refused", Duration.ofMinutes(1));
    pending = 1;
    listenPort = 8080;
    wrong("1 minute ago", "Start the proxy there and make it forward /tg/ to port 8080");
    assertThat(findings().getFirst().fix().toString()).doesNotContain("PUBLIC_URL");
    telegramItself = false;
    wrong("listens on port 8080", "PUBLIC_URL=https://bot.example.org:8080");
  }

  @Test
  void anErrorBeforeTheLastUpdateThatCameIsHistory() {
    failed("Connection refused", Duration.ofMinutes(3));
    pending = 5;
    taken = NOW.minusSeconds(30);
    onlyANote("updates have arrived since");
    taken = NOW.minus(Duration.ofMinutes(4));
    wrong("Connection refused", "LISTEN");
  }

  @Test
  void whenNobodyKnowsOfALastUpdateAnErrorCountsWhileSomethingWaits() {
    failed("Connection refused", Duration.ofMinutes(3));
    onlyANote("none is pending");
    pending = 1;
    wrong("Connection refused", "LISTEN");
    failed("Connection refused", Duration.ofHours(5));
    onlyANote("5 hours ago");
  }

  @Test
  void kindsOfUpdateThatDoNotComeAreNamed() {
    kinds = List.of("message", "inline_query");
    wrong("edited_message, callback_query, my_chat_member", "webhook set");
    kinds = List.of();
    onlyANote("does not use");
  }

  @Test
  void manyWaitingUpdatesAreTold() {
    pending = 200;
    wrong("200 updates are pending", "/health");
  }

  @Test
  void anotherAddressThanTheNamesOwnIsANoteAndNoneIsWrong() {
    ip = "198.41.0.5";
    onlyANote("198.41.0.5");
    ip = "<unknown>";
    wrong("could not resolve", "A record");
    resolved = List.of();
    ip = "198.41.0.5";
    assertThat(findings()).isEmpty();
  }

  @Test
  void aSelfSignedCertificateHasToBeUploadedAndAnotherOneNot() {
    certificate = certificate(true, "bot.example.org", Duration.ofDays(90));
    wrong("self-signed", "webhook set");
    failed("SSL error {error:0A000086:SSL routines::certificate verify failed}", Duration.ZERO);
    pending = 1;
    wrong("was not uploaded to Telegram", "TLS_CERT");
    uploaded = true;
    wrong("not the one uploaded", "webhook set");
    error = null;
    pending = 0;
    assertThat(findings()).isEmpty();
    certificate = certificate(false, "bot.example.org", Duration.ofDays(90));
    onlyANote("does not need to be uploaded");
    certificate = certificate(true, "behind.the.proxy", Duration.ofDays(90));
    uploaded = false;
    assertThat(findings()).isEmpty();
  }

  @Test
  void anExpiredCertificateIsCalledThat() {
    certificate = certificate(false, "bot.example.org", Duration.ofDays(-1));
    failed("SSL error {error:0A000086:SSL routines::certificate verify failed}", Duration.ZERO);
    pending = 1;
    wrong("has expired", "Renew");
  }

  @Test
  void fewerConnectionsThanAskedForAndTroubleAtTelegramAreNotes() {
    connections = 1;
    onlyANote("simultaneous deliveries to 1");
    connections = 40;
    synchronization = NOW.minusSeconds(60);
    onlyANote("internal synchronization error");
    synchronization = NOW.minus(Duration.ofHours(2));
    assertThat(findings()).isEmpty();
  }

  @Test
  void aModeInWhichTapsComeWithoutTheirMessageIsTold() {
    mode = "default";
    assertThat(findings()).isEmpty();
    for (var other : List.of("inline", "auto", "one of a later Bot API")) {
      mode = other;
      onlyANote("callback_query_mode is " + other + ", not default");
      assertThat(findings().getFirst().fix().toString()).contains("Restart the server");
    }
  }

  @Test
  void whereTelegramDoesNotTellTheModeATapWithoutItsMessageDoes() {
    inlineTap = NOW.minus(Duration.ofMinutes(3));
    onlyANote("the chat of a button that was pressed 3 minutes ago");
    mode = "inline";
    onlyANote("callback_query_mode is inline");
    mode = null;
    inlineTap = NOW.minus(Duration.ofHours(2));
    assertThat(findings()).isEmpty();
  }

  @Test
  void whereUpdatesAreFetchedTheModeIsToldToo() {
    url = "";
    base = null;
    kinds = List.of();
    inlineTap = NOW;
    onlyANote("callback_query_mode is not default");
  }

  @Test
  void whatIsWrongComesFirst() {
    connections = 1;
    pending = 300;
    assertThat(findings())
        .extracting(Finding::weight)
        .containsExactly(Finding.Weight.WRONG, Finding.Weight.NOTE);
  }
}
