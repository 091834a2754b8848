package switchboard.testing;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * How updates get from Telegram to the instances: each attempt to a random address. A request that
 * a proxy refuses unseen, because it closes an old connection, goes over a new one.
 */
public final class CrowdLine implements AutoCloseable {

  /**
   * An attempt to deliver an update.
   *
   * @param status of the response; 0 when there was none
   * @param isPostponed whether the response says when to try again
   */
  public record Attempt(int status, boolean isPostponed, Duration took) {}

  private static final MediaType JSON = MediaType.get("application/json");

  private final Supplier<List<URI>> webhooks;
  private final String secret;
  private final OkHttpClient client;

  /**
   * @param webhooks the URLs at the moment; any certificate is accepted
   * @param patience how long to wait for a response
   */
  public CrowdLine(Supplier<List<URI>> webhooks, String secret, Duration patience) {
    this.webhooks = webhooks;
    this.secret = secret;
    client =
        HttpsProbe.client()
            .newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .readTimeout(patience)
            .callTimeout(patience)
            .build();
  }

  Attempt attempt(String body) {
    var addresses = webhooks.get();
    var address = addresses.get(ThreadLocalRandom.current().nextInt(addresses.size()));
    var request =
        new Request.Builder()
            .url(address.toString())
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .post(RequestBody.create(body, JSON))
            .build();
    long begun = System.nanoTime();
    try (var answer = client.newCall(request).execute()) {
      return new Attempt(answer.code(), answer.header("Retry-After") != null, since(begun));
    } catch (IOException e) {
      return new Attempt(0, false, since(begun));
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
