package switchboard.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Pace;
import switchboard.base.Worker;
import switchboard.engine.Inbox;
import switchboard.engine.Quarantine;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.UpdateReader;

/**
 * Long polling, for servers that Telegram cannot reach. An offset confirms all earlier updates, so
 * it is sent only after they are on disk.
 *
 * <p>The offset follows the last response, never the highest id seen: after a week without updates,
 * or on a local server whose folder was wiped, ids restart at a random value. Telegram ignores an
 * offset more than 10 beyond its next id and would confirm nothing.
 */
public final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final int MAX_COUNT = 100;
  private static final Duration LONG_POLL = Duration.ofSeconds(50);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

  private final BotApi telegram;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final TelegramConnection connection;
  private final BooleanSupplier isOurTurn;
  private final InstantSource clock;
  private final Pace pace;
  private final Worker worker = new Worker("poller", this::run);
  private long offset;
  private Set<Long> lastAnswer = Set.of();
  private int failures;

  /**
   * @param isOurTurn false while another instance polls
   */
  public Poller(
      BotApi telegram,
      UpdateReader reader,
      Inbox inbox,
      TelegramConnection connection,
      BooleanSupplier isOurTurn,
      InstantSource clock,
      Pace pace) {
    this.telegram = telegram;
    this.isOurTurn = isOurTurn;
    this.connection = connection;
    this.reader = reader;
    this.inbox = inbox;
    this.clock = clock;
    this.pace = pace;
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
        if (isOurTurn.getAsBoolean()) {
          poll();
        } else {
          waitForTurn();
        }
      } catch (RuntimeException e) {
        rest(e);
      } catch (InterruptedException e) {
        // interrupted by close(); the loop condition decides
      }
    }
  }

  private void poll() throws InterruptedException {
    long begun = System.nanoTime();
    boolean progress = takeIn(telegram.updates(offset, MAX_COUNT, LONG_POLL));
    failures = 0;
    if (!progress && System.nanoTime() - begun < pace.retry().toNanos()) {
      Thread.sleep(pace.retry());
    }
  }

  private void waitForTurn() throws InterruptedException {
    connection.ended(TelegramConnection.Source.POLLING);
    offset = 0;
    lastAnswer = Set.of();
    Thread.sleep(pace.retry());
  }

  /** Handles a response; returns whether it had updates that the previous one did not. */
  private boolean takeIn(List<byte[]> updates) throws InterruptedException {
    var numbers = new ArrayList<Long>();
    var commits = new ArrayList<CompletableFuture<Void>>();
    for (var raw : updates) {
      switch (reader.read(raw, clock.instant())) {
        case UpdateReader.Read.Malformed malformed ->
            LOG.atError().addKeyValue("reason", malformed.reason()).log("Malformed update skipped");
        case UpdateReader.Read.Update update -> {
          commits.add(offer(update, raw));
          numbers.add(update.updateId());
        }
      }
    }
    CompletableFuture.allOf(commits.toArray(CompletableFuture[]::new)).join();
    boolean progress = !lastAnswer.containsAll(numbers);
    if (progress || numbers.isEmpty()) {
      connection.worked(TelegramConnection.Source.POLLING);
    } else {
      connection.failed(TelegramConnection.Source.POLLING, ConnectionTrouble.UNCONFIRMED);
    }
    lastAnswer = Set.copyOf(numbers);
    offset = after(numbers);
    return progress;
  }

  /**
   * The next offset. After an empty response nothing is left to confirm, and 0 requests the first
   * pending update. The old offset would confirm unseen any ids that restarted just below it.
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
        connection.failed(TelegramConnection.Source.POLLING, refused);
      }
    } else {
      connection.worked(TelegramConnection.Source.POLLING); // the failure is not on Telegram's side
    }
    var pause = pause(failure);
    if (!worker.isStopping()) {
      LOG.atWarn()
          .addKeyValue("reason", reason(failure))
          .addKeyValue("again_in_s", pause.toSeconds())
          .log(
              failure instanceof BotApiException refused && refused.isUnauthorized()
                  ? "Telegram rejected the bot token; get a new one from @BotFather"
                  : "Polling for updates failed; retrying");
    }
    try {
      Thread.sleep(worker.isStopping() ? Duration.ZERO : pause);
    } catch (InterruptedException e) {
      // interrupted by close()
    }
  }

  private Duration pause(RuntimeException failure) {
    var growing = pace.retry(failures);
    var wanted =
        failure instanceof BotApiException refused ? refused.retryAfter().orElse(growing) : growing;
    return wanted.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : wanted;
  }

  private static String reason(RuntimeException failure) {
    if (failure instanceof BotApiException refused && refused.isConflict()) {
      return "another program is polling for this bot's updates, or a webhook is set: "
          + refused.getMessage();
    }
    if (failure instanceof BotApiException) {
      return String.valueOf(failure.getMessage());
    }
    return failure instanceof CompletionException
        ? "the database could not be written"
        : Quarantine.describe(failure);
  }
}
