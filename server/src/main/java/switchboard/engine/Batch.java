package switchboard.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import switchboard.brain.Decider;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.domain.UserId;
import switchboard.outbox.Committed;
import switchboard.store.PeopleFigures;
import switchboard.store.SeenUpdateDao.SeenUpdateRow;
import switchboard.store.Store;
import switchboard.store.Tables;

/** Handles a batch of updates in one transaction: drops duplicates, decides and writes the rest. */
public final class Batch {

  private final Tables tables;
  private final Decider brain;
  private final SessionCache sessions;
  private final BatchWriter writer;
  private final UsageCounter usage;
  private final Set<UserId> erased = new HashSet<>();

  public Batch(Store store, Tables tables, Decider brain) {
    this.tables = tables;
    this.brain = brain;
    usage = new UsageCounter(tables, store.recentUsers(), brain.goals());
    sessions = new SessionCache(tables, brain, store.recentUsers(), store.staff());
    writer =
        new BatchWriter(tables, brain, store.rowIds(tables), store.recentUsers(), store.staff());
  }

  /** Handles updates not seen before. */
  public Committed handle(List<ReceivedUpdate> updates) {
    return handleAgain(unseen(updates));
  }

  /** Handles updates already recorded as seen, such as quarantined ones. */
  Committed handleAgain(List<ReceivedUpdate> updates) {
    sessions.load(updates);
    updates.forEach(this::handle);
    writer.write();
    usage.write();
    return Committed.batch(kinds(updates), writer.replies(), writer.rewritten(), erased);
  }

  static List<String> kinds(List<ReceivedUpdate> updates) {
    return updates.stream().map(received -> received.origin().kind()).toList();
  }

  private List<ReceivedUpdate> unseen(List<ReceivedUpdate> updates) {
    var numbers =
        updates.stream()
            .map(ReceivedUpdate::origin)
            .map(from -> new SeenUpdateRow(from.updateId(), from.kind(), from.receivedAt()))
            .toList();
    int[] added = tables.seenUpdates().add(numbers);
    return IntStream.range(0, added.length)
        .filter(i -> added[i] == 1)
        .mapToObj(updates::get)
        .toList();
  }

  private void handle(ReceivedUpdate received) {
    var person = received.person();
    if (person == null) {
      return;
    }
    var before = sessions.session(person);
    var decision = brain.decide(before, received.incoming());
    boolean back =
        before.standing() == Standing.ERASED && decision.next().standing() == Standing.KNOWN;
    if (back && sessions.isLate(received)) {
      return; // a /start sent before the erasure does not re-register the user
    }
    apply(received, before, decision);
    usage.count(received, before, decision);
    if (before.preferences().figures() && !decision.next().preferences().figures()) {
      count();
      PeopleFigures.leave(tables, before.user());
    }
    sessions.put(decision.next());
  }

  /** Writes what was collected, so that it can be subtracted from what it was added to. */
  private void count() {
    writer.writeRows();
    usage.write();
  }

  private void apply(ReceivedUpdate received, Session before, Decision decision) {
    var next = decision.next();
    if (before.standing() == Standing.ERASED && next.standing() == Standing.KNOWN) {
      tables.erasures().beginAnew(tables.keys().person(before.user()));
    }
    for (var effect : decision.effects()) {
      if (effect instanceof Effect.Erase) {
        count();
      }
      writer.add(before.user(), received, effect);
      if (effect instanceof Effect.Erase erase) {
        erased.add(erase.user());
        tables.erasures().askedBy(tables.keys().person(erase.user()), received.updateId());
      }
    }
    if (!decision.effects().isEmpty()) {
      writer.session(next, received);
    }
  }
}
