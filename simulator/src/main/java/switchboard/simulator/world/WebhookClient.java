package switchboard.simulator.world;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.node.ObjectNode;

/** Posts an update and reads the response, with limits on size and time. */
public final class WebhookClient implements AutoCloseable {
  private static final long ANSWER_BYTES = 1L << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

  /**
   * Reason phrases for error descriptions. Telegram repeats those of the response; here they are
   * the standard ones.
   */
  private static final Map<Integer, String> REASONS =
      Map.of(
          301, "Moved Permanently",
          302, "Found",
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          500, "Internal Server Error",
          502, "Bad Gateway",
          503, "Service Unavailable",
          504, "Gateway Timeout");

  /** Outcome of a delivery. The error never contains the URL, which may hold a secret. */
  record Outcome(boolean delivered, Duration retryAfter, @Nullable String error) {
    static final Outcome DELIVERED = new Outcome(true, Duration.ZERO, null);

    static Outcome failed(String error) {
      return new Outcome(false, Duration.ZERO, error);
    }
  }

  private final HttpClient usual = builder().build();
  private final BiConsumer<BotAccount, byte[]> onReply;

  /**
   * Creates a client.
   *
   * @param onReply receives the body of every 200 response, which may request a method
   */
  public WebhookClient(BiConsumer<BotAccount, byte[]> onReply) {
    this.onReply = onReply;
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .executor(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Returns the shared client, or a separate one for a webhook with its own certificate. */
  HttpClient http(@Nullable SSLContext trust) {
    return trust == null ? usual : builder().sslContext(trust).build();
  }

  Outcome post(
      HttpClient http, BotAccount bot, WebhookDelivery.Settings settings, ObjectNode update)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(SimulatorJson.MAPPER.writeValueAsBytes(update)));
    if (!settings.secret().isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", settings.secret());
    }
    try {
      HttpResponse<byte[]> answer =
          http.send(
              request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES));
      return outcome(bot, answer);
    } catch (ConnectException e) {
      return Outcome.failed(
          e.getCause() instanceof UnresolvedAddressException
              ? "Failed to resolve host: Name or service not known"
              : "Connection refused");
    } catch (SSLHandshakeException e) {
      return Outcome.failed("SSL error {error:0A000086:SSL routines::certificate verify failed}");
    } catch (SSLException e) {
      return Outcome.failed("SSL error {error:0A00010B:SSL routines::wrong version number}");
    } catch (HttpConnectTimeoutException e) {
      return Outcome.failed("Connection timed out");
    } catch (HttpTimeoutException e) {
      return Outcome.failed("Read timeout expired");
    } catch (IOException e) {
      return Outcome.failed("Connection reset by peer");
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
    Duration bounded = wait.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : wait;
    return new Outcome(false, bounded, wrong(status));
  }

  private static String wrong(int status) {
    return ("Wrong response from the webhook: " + status + " " + REASONS.getOrDefault(status, ""))
        .strip();
  }

  @Override
  public void close() {
    usual.shutdownNow();
  }
}
