package switchboard.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import switchboard.brain.Decider;
import switchboard.domain.Call;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Erased;
import switchboard.domain.Goal;
import switchboard.domain.Incoming;
import switchboard.domain.QueryResult;
import switchboard.domain.Session;
import switchboard.domain.UserId;

/**
 * Fault injection in the brain, inside the transaction: it fails on one text and blocks on another.
 */
public final class BrainFaults extends TestServerFactory {

  public static final String POISON = "poison";
  public static final String HOLD = "hold";

  /** What the brain throws. */
  public enum Failure {
    IllegalStateException,
    StackOverflowError;
  }

  private final Semaphore held = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private long holding = 1; // an update id
  private volatile @Nullable Failure failure;
  private volatile boolean diskFull;

  public void poison(Failure kind) {
    failure = kind;
  }

  /** Throws the drivers' disk-full errors at the same point. */
  public void fillDisk() {
    diskFull = true;
  }

  public void cure() {
    failure = null;
    diskFull = false;
  }

  /** As at the beginning, for another test on the same server. */
  public void reset() {
    cure();
    released.release(released.getQueueLength());
    held.drainPermits();
    released.drainPermits();
  }

  public void awaitHeld() {
    await(held);
  }

  public void release() {
    released.release();
  }

  /**
   * Has one update keep the engine busy while these arrive, so that they wait for one batch.
   *
   * @return the status of the update that was held, then those of the others
   */
  public List<Integer> together(TestServer house, String... updates) {
    var answers = new ArrayList<>(List.of(house.postAsync(TestServer.text(holding, 999, HOLD))));
    holding += 1_000_000;
    awaitHeld();
    for (var update : updates) {
      int before = house.server().inbox().size();
      answers.add(house.postAsync(update));
      Eventually.holds("it waits", () -> house.server().inbox().size() > before);
    }
    release();
    return answers.stream().map(answer -> answer.join().statusCode()).toList();
  }

  private static void await(Semaphore signal) {
    try {
      if (!signal.tryAcquire(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void meet(String text) {
    if (text.equals(HOLD)) {
      held.release();
      await(released);
    } else if (text.equals(POISON)) {
      stumble();
    }
  }

  private void stumble() {
    if (diskFull) {
      var full = new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL);
      full.initCause(new SQLException("could not extend file", "53100"));
      throw new IllegalStateException(full);
    }
    var kind = failure;
    if (kind != null) {
      switch (kind) {
        case IllegalStateException -> throw new IllegalStateException("cannot bear " + POISON);
        case StackOverflowError -> throw new StackOverflowError("too deep for " + POISON);
      }
    }
  }

  @Override
  protected Decider decider(Decider deciding) {
    return new Decider() {
      @Override
      public Decision decide(Session session, Incoming incoming) {
        if (incoming instanceof Incoming.Text text) {
          meet(text.text());
        }
        return deciding.decide(session, incoming);
      }

      @Override
      public List<Goal> goals() {
        return deciding.goals();
      }

      @Override
      public Call complete(Effect.Lookup lookup, QueryResult found) {
        return deciding.complete(lookup, found);
      }

      @Override
      public Call receipt(Effect.Erase erase, Erased erased) {
        return deciding.receipt(erase, erased);
      }

      @Override
      public Session stranger(UserId user, @Nullable String languageCode) {
        return deciding.stranger(user, languageCode);
      }
    };
  }
}
