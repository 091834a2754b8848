package switchboard.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.telegram.BotApi;
import switchboard.telegram.BotApiException;
import switchboard.telegram.UpdateReader;

/**
 * Fetches updates where Telegram cannot reach us. Asking for the next ones is what confirms the
 * earlier ones to Telegram, so it asks only when those are on the disk.
 */
public final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final int MOST = 100;
  private static final Duration LONG_POLL = Duration.ofSeconds(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final BotApi telegram;
  private final UpdateReader reader;
  private final Inbox inbox;
  private final InstantSource clock;
  private final Worker worker = new Worker("poller", this::run);
  private int failures;

  public Poller(BotApi telegram, UpdateReader reader, Inbox inbox, InstantSource clock) {
    this.telegram = telegram;
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
    long offset = 0;
    while (!worker.isStopping()) {
      try {
        offset = takeIn(telegram.updates(offset, MOST, LONG_POLL), offset);
        failures = 0;
      } catch (BotApiException | CompletionException e) {
        rest(e);
      } catch (InterruptedException e) {
        // close() wakes us: the loop's condition decides
      }
    }
  }

  private long takeIn(List<byte[]> updates, long offset) throws InterruptedException {
    long next = offset;
    var commits = new ArrayList<CompletableFuture<Void>>();
    for (var raw : updates) {
      switch (reader.read(raw, clock.instant())) {
        case UpdateReader.Read.Malformed malformed ->
            LOG.atError()
                .addKeyValue("reason", malformed.reason())
                .log("Telegram gave an update without a number; it is passed over");
        case UpdateReader.Read.Update update -> {
          commits.add(offer(update, raw));
          next = Math.max(next, update.incoming().origin().updateId() + 1);
        }
      }
    }
    CompletableFuture.allOf(commits.toArray(CompletableFuture[]::new)).join();
    return next;
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
    var pause =
        Duration.ofSeconds(Math.min(1L << Math.min(failures, 10), LONGEST_PAUSE.toSeconds()));
    if (!worker.isStopping()) {
      LOG.atWarn()
          .addKeyValue("reason", reason(failure))
          .addKeyValue("again_in_s", pause.toSeconds())
          .log("Updates could not be fetched");
    }
    try {
      Thread.sleep(worker.isStopping() ? Duration.ZERO : pause);
    } catch (InterruptedException e) {
      // close() wakes us
    }
  }

  private static String reason(RuntimeException failure) {
    if (failure instanceof BotApiException refused && refused.isConflict()) {
      return "another program fetches the updates of this bot, or a webhook is set: "
          + refused.getMessage();
    }
    return failure instanceof BotApiException
        ? String.valueOf(failure.getMessage())
        : "the store could not write";
  }
}
