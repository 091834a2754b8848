package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends updates as Telegram does: over several connections, with retries until acknowledged. Each
 * update is from another person; the update's number is the person's id.
 */
public final class Sender implements AutoCloseable {

  /** Number of the first update and id of the first person. */
  public static final long FIRST = 700_000_000;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

  /** Pauses grow: refused requests would slow down the start of the program that they wait for. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI webhook;
  private final String secret;
  private final double rate;
  private final LongFunction<String> update;
  private final long begin = System.nanoTime();
  private final ExecutorService connections;
  private final AtomicInteger sent = new AtomicInteger();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private volatile boolean finishing;
  private volatile boolean closed;

  /** Sends texts as fast as they are acknowledged. */
  public Sender(String webhook, String secret, int connections) {
    this(
        webhook,
        secret,
        connections,
        Double.POSITIVE_INFINITY,
        person -> TestServer.text(person, person, text(person)));
  }

  /**
   * @param rate updates a second; what the server missed follows as fast as it is acknowledged
   * @param update makes the update of a person
   */
  public Sender(
      String webhook, String secret, int connections, double rate, LongFunction<String> update) {
    this.webhook = URI.create(webhook);
    this.secret = secret;
    this.rate = rate;
    this.update = update;
    this.connections = Executors.newFixedThreadPool(connections);
    for (int i = 0; i < connections; i++) {
      this.connections.execute(this::run);
    }
  }

  public static String text(long person) {
    return "This is what " + person + " wrote";
  }

  /** Number of updates sent. */
  public int sent() {
    return sent.get();
  }

  public int acknowledged() {
    return acknowledged.size();
  }

  public Set<Long> acknowledgedPeople() {
    return new TreeSet<>(acknowledged);
  }

  /** Sends no new updates and waits until all are acknowledged. */
  public void finish() {
    finishing = true;
    connections.shutdown();
    Eventually.holds("all updates are acknowledged", connections::isTerminated);
  }

  private void run() {
    while (!finishing && !closed) {
      int number = sent.getAndIncrement();
      LockSupport.parkNanos(begin + (long) (number / rate * 1e9) - System.nanoTime());
      long person = FIRST + number;
      long pause = SHORTEST_PAUSE.toNanos();
      while (!closed && !isAcknowledged(person)) {
        LockSupport.parkNanos(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
      }
    }
  }

  private boolean isAcknowledged(long person) {
    var request =
        HttpRequest.newBuilder(webhook)
            .header("X-Telegram-Bot-Api-Secret-Token", secret)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofString(update.apply(person)))
            .build();
    try {
      boolean taken = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
      if (taken) {
        acknowledged.add(person);
      }
      return taken;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads a JSON resource of the simulator. */
  public static JsonNode json(URI page) {
    try {
      var answer =
          HTTP.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      return new JsonMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    connections.shutdownNow();
    try {
      var _ = connections.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
