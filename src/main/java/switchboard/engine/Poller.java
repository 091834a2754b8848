package switchboard.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.UpdateReader;

/**
 * Long polling, for servers that Telegram cannot reach. An offset confirms the updates before it,
 * so it is sent only when they are on the disk.
 *
 * <p>The offset follows the last answer and never the highest number ever seen: after a week
 * without updates, or on a local server whose folder was wiped, the numbers start again at a random
 * place. Telegram ignores an offset more than 10 beyond its next number, and would confirm nothing.
 */
public final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final int MOST = 100;
  private static final Duration LONG_POLL = Duration.ofSeconds(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Between two polls that brought nothing new, such as those of a server that does not wait. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final BotApi telegram;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final Connection connection;
  private final InstantSource clock;
  private final Worker worker = new Worker("poller", this::run);
  private long offset;
  private Set<Long> lastAnswer = Set.of();
  private int failures;

  public Poller(
      BotApi telegram,
      UpdateReader reader,
      Inbox inbox,
      Connection connection,
      InstantSource clock) {
    this.telegram = telegram;
    this.connection = connection;
    this.reader = reader;
    this.inbox = inbox;
    this.clock = clock;
  }

  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  private void run() {
    while (!worker.isStopping()) {
      try {
        long begun = System.nanoTime();
        boolean progress = takeIn(telegram.updates(offset, MOST, LONG_POLL));
        failures = 0;
        if (!progress && System.nanoTime() - begun < IDLE.toNanos()) {
          Thread.sleep(IDLE);
        }
      } catch (RuntimeException e) {
        rest(e);
      } catch (InterruptedException e) {
        // close() wakes us: the loop's condition decides
      }
    }
  }

  /** Returns whether there was anything that the answer before did not have. */
  private boolean takeIn(List<byte[]> updates) throws InterruptedException {
    var numbers = new ArrayList<Long>();
    var commits = new ArrayList<CompletableFuture<Void>>();
    for (var raw : updates) {
      switch (reader.read(raw, clock.instant())) {
        case UpdateReader.Read.Malformed malformed ->
            LOG.atError()
                .addKeyValue("reason", malformed.reason())
                .log("Telegram gave an update without a number; it is passed over");
        case UpdateReader.Read.Update update -> {
          commits.add(offer(update, raw));
          numbers.add(update.updateId());
        }
      }
    }
    CompletableFuture.allOf(commits.toArray(CompletableFuture[]::new)).join();
    boolean progress = !lastAnswer.containsAll(numbers);
    if (progress || numbers.isEmpty()) {
      connection.worked(Connection.Source.POLLING);
    } else {
      connection.failed(Connection.Source.POLLING, Trouble.UNCONFIRMED);
    }
    lastAnswer = Set.copyOf(numbers);
    offset = after(numbers);
    return progress;
  }

  /**
   * After an empty answer nothing is left to confirm, and 0 asks for whatever comes first: numbers
   * that started again just below the old offset would be confirmed unseen.
   */
  private static long after(List<Long> numbers) {
    return numbers.isEmpty() ? 0 : Math.max(0, numbers.getLast() + 1);
  }

  private CompletableFuture<Void> offer(UpdateReader.Read.Update update, byte[] raw)
      throws InterruptedException {
    while (!worker.isStopping()) {
      var commit = inbox.offer(update.incoming(), raw);
      if (commit.isPresent()) {
        return commit.get();
      }
      Thread.sleep(10);
    }
    throw new InterruptedException("stopping");
  }

  private void rest(RuntimeException failure) {
    failures++;
    if (failure instanceof BotApiException refused) {
      if (!worker.isStopping()) {
        connection.failed(Connection.Source.POLLING, refused);
      }
    } else {
      connection.worked(Connection.Source.POLLING); // what failed is not on Telegram's side
    }
    var pause = pause(failure);
    if (!worker.isStopping()) {
      LOG.atWarn()
          .addKeyValue("reason", reason(failure))
          .addKeyValue("again_in_s", pause.toSeconds())
          .log(
              failure instanceof BotApiException refused && refused.isUnauthorized()
                  ? "Telegram does not know this token; get a new one from @BotFather"
                  : "Updates could not be fetched");
    }
    try {
      Thread.sleep(worker.isStopping() ? Duration.ZERO : pause);
    } catch (InterruptedException e) {
      // close() wakes us
    }
  }

  private Duration pause(RuntimeException failure) {
    var growing = Duration.ofSeconds(1L << Math.min(failures, 10));
    var wanted =
        failure instanceof BotApiException refused ? refused.retryAfter().orElse(growing) : growing;
    return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
  }

  private static String reason(RuntimeException failure) {
    if (failure instanceof BotApiException refused && refused.isConflict()) {
      return "another program fetches the updates of this bot, or a webhook is set: "
          + refused.getMessage();
    }
    if (failure instanceof BotApiException) {
      return String.valueOf(failure.getMessage());
    }
    return failure instanceof CompletionException
        ? "the store could not write"
        : Engine.describe(failure);
  }
}
