package switchboard.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Users who write at the same time, each one text after the other, through Telegram and a load
 * balancer: each attempt goes to a random instance and is repeated until one has acknowledged it.
 * Some updates arrive twice.
 */
public final class Crowd implements AutoCloseable {

  /** The id of the first user. */
  public static final long FIRST = 800_000_000;

  /** The newest text in a reply, which shows the user's history. */
  private static final Pattern TEXT = Pattern.compile("\\bq\\d+z\\b");

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int REPEATED = 10;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Supplier<List<URI>> webhooks;
  private final String secret;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong updates = new AtomicLong(FIRST);
  private final AtomicInteger count = new AtomicInteger();
  private final Map<Long, List<String>> acknowledged = new ConcurrentHashMap<>();
  private volatile boolean finishing;
  private volatile boolean closed;

  /**
   * @param webhooks the URLs of the instances at the moment
   */
  public Crowd(int users, Supplier<List<URI>> webhooks, String secret) {
    this.webhooks = webhooks;
    this.secret = secret;
    for (int i = 0; i < users; i++) {
      long user = FIRST + i;
      acknowledged.put(user, new CopyOnWriteArrayList<>());
      threads.execute(() -> write(user));
    }
  }

  /** The text that a reply answers. */
  public static String answered(String reply) {
    var text = TEXT.matcher(reply);
    return text.find() ? text.group() : "";
  }

  public int acknowledged() {
    return count.get();
  }

  public Map<Long, List<String>> acknowledgedByUser() {
    return acknowledged;
  }

  /** Writes no new texts and waits until all are acknowledged. */
  public void finish() {
    finishing = true;
    threads.shutdown();
    Eventually.holds("all updates are acknowledged", threads::isTerminated);
  }

  private void write(long user) {
    for (int i = 0; !finishing; i++) {
      long update = updates.incrementAndGet();
      var text = "q" + i + "z";
      var body = TestServer.text(update, user, text);
      while (!isAcknowledged(body)) {
        if (closed) {
          return;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      Objects.requireNonNull(acknowledged.get(user)).add(text);
      count.incrementAndGet();
      if (ThreadLocalRandom.current().nextInt(REPEATED) == 0) {
        var _ = isAcknowledged(body);
      }
    }
  }

  private boolean isAcknowledged(String body) {
    var instances = webhooks.get();
    var webhook = instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
    var request =
        HttpRequest.newBuilder(webhook)
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(3))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    finishing = true;
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
