package switchboard.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import switchboard.simulator.TelegramSimulator;

/**
 * Users who act at the same time, each one act after the other, through Telegram and a load
 * balancer: each attempt goes to a random instance and is repeated until one has acknowledged it.
 * Some updates arrive twice.
 */
public final class Crowd implements AutoCloseable, CrowdUser.Delivery {

  /** The id of the first user. */
  private static final long FIRST = 800_000_000;

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int REPEATED = 10;
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final Supplier<List<URI>> webhooks;
  private final String secret;
  private final Duration rest;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong updates = new AtomicLong(FIRST);
  private final CrowdTally tally = new CrowdTally();
  private final Map<Long, CrowdUser> users = new TreeMap<>();
  private volatile boolean finishing;
  private volatile boolean closed;

  /**
   * @param webhooks the URLs of the instances at the moment
   * @param rest how long a user waits between two acts, on average
   */
  public Crowd(
      int size,
      TelegramSimulator simulator,
      Supplier<List<URI>> webhooks,
      String secret,
      Duration rest,
      Random dice) {
    this.webhooks = webhooks;
    this.secret = secret;
    this.rest = rest;
    for (long user = FIRST; user < FIRST + size; user++) {
      var phone = simulator.absent(user, "P", null, null, "en");
      users.put(user, new CrowdUser(phone, this, tally, new Random(dice.nextLong())));
    }
  }

  public Crowd start() {
    users.values().forEach(user -> threads.execute(() -> live(user)));
    return this;
  }

  private void live(CrowdUser user) {
    while (!finishing && user.act()) {
      LockSupport.parkNanos((long) (2 * rest.toNanos() * ThreadLocalRandom.current().nextDouble()));
    }
  }

  /** Number of updates. */
  public int acknowledged() {
    return tally.acknowledged();
  }

  /** What was done. */
  public String summary() {
    return tally.toString();
  }

  Collection<Long> ids() {
    return users.keySet();
  }

  Debt debt(long user) {
    return users.get(user).debt();
  }

  public Map<Long, History.Owed> owed() {
    return users.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, user -> user.getValue().debt().owed()));
  }

  /** Compares with what the server counted, by the names of the columns of its figures. */
  List<History.Total> totals(ToLongFunction<String> kept) {
    return tally.totals(kept);
  }

  /** Does nothing new and waits until all updates are acknowledged. */
  public void finish() {
    finishing = true;
    threads.shutdown();
    Eventually.holds("all updates are acknowledged", threads::isTerminated);
  }

  @Override
  public long next() {
    return updates.incrementAndGet();
  }

  @Override
  public boolean isEnding() {
    return finishing;
  }

  @Override
  public boolean deliver(String body) {
    while (!isAcknowledged(body)) {
      if (closed) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    if (ThreadLocalRandom.current().nextInt(REPEATED) == 0) {
      var _ = isAcknowledged(body);
    }
    return true;
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
