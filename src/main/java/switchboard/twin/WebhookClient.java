package switchboard.twin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Posts one update and reads the answer, bounded in size and time. */
final class WebhookClient implements AutoCloseable {
  private static final long ANSWER_BYTES = 1L << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

  /** How a delivery ended; the error never names the address, which may hold a secret. */
  record Outcome(boolean delivered, Duration retryAfter, @Nullable String error) {
    static final Outcome DELIVERED = new Outcome(true, Duration.ZERO, null);

    static Outcome failed(String error) {
      return new Outcome(false, Duration.ZERO, error);
    }
  }

  private final HttpClient usual = builder().build();
  private final BiConsumer<BotAccount, byte[]> onReply;

  /**
   * Makes a client.
   *
   * @param onReply gets the body of every 200, which may hold a method to call
   */
  WebhookClient(BiConsumer<BotAccount, byte[]> onReply) {
    this.onReply = onReply;
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .executor(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Gives the shared client, or one of its own for a webhook with its own certificate. */
  HttpClient http(@Nullable SSLContext trust) {
    return trust == null ? usual : builder().sslContext(trust).build();
  }

  Outcome post(HttpClient http, BotAccount bot, Webhook.Settings settings, ObjectNode update)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(update)));
    if (!settings.secret().isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", settings.secret());
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES));
      return outcome(bot, answer);
    } catch (ConnectException e) {
      return Outcome.failed("Connection refused");
    } catch (SSLException e) {
      return Outcome.failed("SSL error: certificate verify failed");
    } catch (HttpTimeoutException e) {
      return Outcome.failed("Read timeout expired");
    } catch (IOException e) {
      return Outcome.failed("Connection closed by the webhook");
    }
  }

  private Outcome outcome(BotAccount bot, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      if (status == 200 && answer.body().length > 1) {
        onReply.accept(bot, answer.body());
      }
      return Outcome.DELIVERED;
    }
    String seconds = answer.headers().firstValue("Retry-After").orElse("");
    Duration wait =
        seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    Duration bounded = wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
    return new Outcome(false, bounded, "Wrong response from the webhook: " + status);
  }

  @Override
  public void close() {
    usual.shutdownNow();
  }
}
