package switchboard.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.domain.FileTrouble;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Deletes old rows: the ids of handled updates, sent replies and, if configured, messages, their
 * answers and files. Deletes in small batches, so that updates need not wait. Adds up what need not
 * be known by screen any longer.
 */
public final class Housekeeping implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int PIECE = 500;

  private final Store store;
  private final InstantSource clock;
  private final Duration seenFor;
  private final Duration repliesFor;
  private final int messagesForDays;
  private final int filesForDays;

  /**
   * @param seenFor at least a day: Telegram keeps updates that long and may send them again
   * @param messagesForDays 0 keeps messages
   * @param filesForDays 0 keeps files as long as messages
   */
  public Housekeeping(
      Store store,
      InstantSource clock,
      Duration seenFor,
      Duration repliesFor,
      int messagesForDays,
      int filesForDays) {
    this.store = store;
    this.clock = clock;
    this.seenFor = seenFor;
    this.repliesFor = repliesFor;
    this.messagesForDays = messagesForDays;
    this.filesForDays = filesForDays;
  }

  @Override
  public void run() {
    try {
      var now = clock.instant();
      var seen = now.minus(seenFor);
      forget((tables, before) -> tables.seenUpdates().forget(before, PIECE), seen);
      forget((tables, before) -> tables.seenUpdates().forgetHighest(before, PIECE), seen);
      forget((tables, before) -> tables.outbox().forget(before, PIECE), now.minus(repliesFor));
      store.run(tables -> tables.replyFigures().forgetScreens(now));
      if (messagesForDays > 0) {
        var oldest = now.minus(Duration.ofDays(messagesForDays));
        forget(Housekeeping::forgetMessages, oldest);
        forget((tables, before) -> tables.waiting().forget(before, PIECE), oldest);
        forget((tables, before) -> tables.outbox().forgetAnswers(before, PIECE), oldest);
        forget(Housekeeping::forgetAnswerFiles, oldest);
      }
      if (filesForDays > 0) {
        forget(Housekeeping::forgetFiles, now.minus(Duration.ofDays(filesForDays)));
      }
    } catch (StoreUnavailableException e) {
      LOG.atWarn().log("Deleting old rows failed; it is retried later");
    }
  }

  private static int forgetMessages(Tables tables, Instant before) {
    var _ = tables.removedMedia().addOfForgotten(before, PIECE);
    return tables.messages().forget(before, PIECE);
  }

  private static int forgetAnswerFiles(Tables tables, Instant before) {
    var _ = tables.removedMedia().addOfForgottenAnswers(before, PIECE);
    return tables.media().forgetAnswers(before, PIECE);
  }

  private static int forgetFiles(Tables tables, Instant before) {
    var old = tables.media().storedBefore(before, PIECE);
    for (var file : old) {
      var _ = tables.removedMedia().add(file.id());
      var _ = tables.media().lost(file.id(), file.path(), FileTrouble.EXPIRED);
    }
    return old.size();
  }

  private void forget(BiFunction<Tables, Instant, Integer> piece, Instant before) {
    while (store.writeNow(tables -> piece.apply(tables, before)) > 0) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
