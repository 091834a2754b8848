package switchboard.testing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import switchboard.simulator.TelegramSimulator;

/**
 * Users who act at the same time, each one act after the other. Each update is sent again until it
 * is acknowledged, and some arrive twice.
 */
public final class Crowd implements AutoCloseable, CrowdUser.Delivery {

  /** The id of the first user. */
  private static final long FIRST = 800_000_000;

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int REPEATED = 10;

  private final CrowdLine line;
  private final Consumer<CrowdLine.Attempt> attempts;
  private final Duration rest;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong updates = new AtomicLong(FIRST);
  private final CrowdTally tally = new CrowdTally();
  private final Map<Long, CrowdUser> users = new TreeMap<>();
  private volatile boolean finishing;
  private volatile boolean closed;

  /**
   * @param rest how long a user waits between two acts, on average
   * @param attempts told of each attempt to deliver an update
   */
  public Crowd(
      int size,
      TelegramSimulator simulator,
      CrowdLine line,
      Duration rest,
      Random dice,
      Consumer<CrowdLine.Attempt> attempts) {
    this.line = line;
    this.attempts = attempts;
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

  /** Waits until more updates are acknowledged. */
  public void await(int more) {
    int enough = acknowledged() + more;
    Eventually.holds("updates are taken", () -> acknowledged() >= enough);
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
    return Objects.requireNonNull(users.get(user)).debt();
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
    var attempt = line.attempt(body);
    attempts.accept(attempt);
    return attempt.status() == HttpStatus.OK.value();
  }

  @Override
  public void close() {
    closed = true;
    finishing = true;
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(10, TimeUnit.SECONDS);
      line.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
