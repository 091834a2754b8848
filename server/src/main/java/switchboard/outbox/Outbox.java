package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.cluster.Membership;
import switchboard.domain.Call;
import switchboard.store.Store;
import switchboard.telegram.SendResult;

/**
 * Sends committed replies: in order per chat, within Telegram's rate limits, retrying when safe. A
 * single thread owns all state and receives events from the others.
 *
 * <p>A call that is not idempotent is recorded as {@code sending} before it is sent, so that after
 * a crash its outcome is known to be uncertain. An idempotent call is simply sent again.
 */
public final class Outbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int MAX_IN_FLIGHT = 256;
  private static final Duration MAX_NAP = Duration.ofSeconds(1);
  private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

  private final Store store;
  private final Membership membership;
  private final ReplySender telegram;
  private final InstantSource clock;
  private final LinkedBlockingQueue<OutboxEvent> events = new LinkedBlockingQueue<>();
  private final Lanes lanes;
  private final Journal journal;
  private final TelegramReachability reachability = new TelegramReachability();
  private final ReplyOutcomes outcomes;
  private final Departures departures;
  private final Intake intake;
  private final Thread thread;

  private int inFlight;
  private Instant storeRestsUntil = Instant.MIN;
  private volatile @Nullable Instant stopBy;

  public Outbox(
      Store store,
      Function<Call, CompletableFuture<SendResult>> telegram,
      Supplier<CompletableFuture<SendResult>> probe,
      SendLimits pace,
      Membership membership,
      Meter meter,
      InstantSource clock) {
    this.store = store;
    this.membership = membership;
    this.telegram = new ReplySender(telegram, probe);
    this.clock = clock;
    lanes = new Lanes(pace, membership);
    journal =
        new Journal(
            store,
            membership,
            (page, failure) -> events.add(new OutboxEvent.Written(page, failure != null)));
    outcomes = new ReplyOutcomes(lanes, journal, reachability, meter);
    departures = new Departures(lanes, membership);
    var backlog =
        new Backlog(store, membership, (rows, _) -> events.add(new OutboxEvent.Loaded(rows)));
    var given =
        new GivenReplies(store, membership, rows -> events.add(new OutboxEvent.Given(rows)));
    intake = new Intake(lanes, journal, outcomes, backlog, given);
    thread = Thread.ofPlatform().name("outbox").unstarted(this::run);
  }

  Placement placement() {
    return new Placement(membership, lanes.limits());
  }

  /** Starts the thread; replies left by an earlier run come first. */
  public void start() {
    int inDoubt = store.writeNow(tables -> tables.replyOwners().giveUpSending(clock.instant()));
    if (inDoubt > 0) {
      LOG.atWarn()
          .addKeyValue("replies", inDoubt)
          .log("Replies in flight when the server stopped may have arrived; not resending them");
    }
    thread.start();
  }

  /** Accepts the result of a commit: new and rewritten replies, and erased users. */
  void add(Committed committed) {
    if (committed.hasWork()) {
      events.add(new OutboxEvent.Added(committed));
    }
  }

  /** Looks in the table for replies of a commit whose outcome is unknown. */
  void doubt() {
    events.add(new OutboxEvent.Doubted());
  }

  /** Wakes the thread, for example after the clock was changed. */
  public void wake() {
    events.add(new OutboxEvent.Wake());
  }

  /** Sends what it can within the grace period, then stops; the rest waits for the next start. */
  public void stop(Duration grace) {
    stopBy = clock.instant().plus(grace);
    wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }

  private void run() {
    var taken = new ArrayList<OutboxEvent>();
    while (!isOver()) {
      load();
      nap(taken);
      taken.forEach(this::apply);
      taken.clear();
      probe();
      depart();
      dispatch();
      if (!isStoreResting()) {
        journal.write();
      }
    }
    lastNotes();
  }

  /** Persists results that have arrived; the store completes pending writes before it closes. */
  private void lastNotes() {
    var now = clock.instant();
    var rest = new ArrayList<OutboxEvent>();
    events.drainTo(rest);
    for (var event : rest) {
      if (event instanceof OutboxEvent.Answered) {
        apply(event);
      } else if (event instanceof OutboxEvent.Written(var page, var failed)) {
        journal.ended(page, failed);
        if (!failed) {
          journal.release(page, now);
        }
      }
    }
    departures.release(journal, now);
    journal.close(now);
  }

  private boolean isOver() {
    var end = stopBy;
    if (end == null) {
      return false;
    }
    var now = clock.instant();
    boolean quiet =
        inFlight == 0 && journal.isIdle() && events.isEmpty() && lanes.wake(now).isAfter(end);
    return quiet || now.isAfter(end);
  }

  private void nap(List<OutboxEvent> taken) {
    var now = clock.instant();
    var wake = inFlight < MAX_IN_FLIGHT ? lanes.wake(now) : Instant.MAX;
    var longest = now.plus(membership.isShared() ? GivenReplies.PAUSE : MAX_NAP);
    var nap = Duration.between(now, Collections.min(List.of(wake, departures.wake(now), longest)));
    try {
      long most = isStoreResting() ? Long.MAX_VALUE : journal.patience();
      var first = events.poll(Math.max(0, Math.min(nap.toNanos(), most)), TimeUnit.NANOSECONDS);
      if (first != null) {
        taken.add(first);
        events.drainTo(taken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStoreResting() {
    return clock.instant().isBefore(storeRestsUntil);
  }

  private void apply(OutboxEvent event) {
    switch (event) {
      case OutboxEvent.Added(var committed) -> intake.add(committed, clock.instant());
      case OutboxEvent.Doubted _ -> intake.doubtCommit();
      case OutboxEvent.Answered answered -> {
        inFlight--;
        outcomes.settle(answered.lane(), answered.result(), clock.instant());
      }
      case OutboxEvent.Written written -> {
        journal.ended(written.page(), written.failed());
        if (written.failed()) {
          storeRestsUntil = clock.instant().plus(STORE_PAUSE);
        } else {
          written.page().claimed().forEach(claim -> written(claim, written.page().lost()));
        }
      }
      case OutboxEvent.Loaded(var rows) -> {
        if (rows == null) {
          storeRestsUntil = clock.instant().plus(STORE_PAUSE);
        }
        intake.loaded(rows, clock.instant());
      }
      case OutboxEvent.Given(var rows) -> intake.given(rows, clock.instant());
      case OutboxEvent.Probed probed -> {
        if (reachability.probed(probed.result(), clock.instant())) {
          ReplyLog.noWay(probed.result());
        }
      }
      case OutboxEvent.Wake _ -> {}
    }
  }

  private void probe() {
    if (reachability.probes(clock.instant())) {
      telegram.probe(result -> events.add(new OutboxEvent.Probed(result)));
    }
  }

  private void load() {
    if (stopBy == null && !isStoreResting()) {
      intake.load(clock.instant());
    }
  }

  private void dispatch() {
    while (inFlight < MAX_IN_FLIGHT && membership.isCurrent()) {
      var now = clock.instant();
      var lane = lanes.next(now).orElse(null);
      if (lane == null) {
        return;
      }
      inFlight++;
      if (RetryDecision.isRepeatable(lane.first().call()) && !membership.isShared()) {
        lanes.depart(lane, now);
        call(lane);
      } else {
        journal.claim(lane, now);
      }
    }
  }

  private void written(Journal.Claim claim, Set<Long> lost) {
    if (lost.contains(claim.row().id())) {
      drop(claim.lane());
      intake.doubt();
    } else {
      departures.add(claim);
    }
  }

  private void depart() {
    for (var claim = departures.next(clock.instant());
        claim != null;
        claim = departures.next(clock.instant())) {
      if (departures.isOwn(claim)) {
        lanes.depart(claim.lane(), clock.instant());
        call(claim.lane());
      } else {
        drop(claim.lane());
        intake.doubt();
      }
    }
  }

  private void drop(Lane lane) {
    inFlight--;
    lanes.settle(lane, clock.instant());
  }

  private void call(Lane lane) {
    if (lane.isFirstForgotten()) {
      drop(lane);
      return;
    }
    telegram.send(
        lane.first().call(), result -> events.add(new OutboxEvent.Answered(lane, result)));
  }
}
