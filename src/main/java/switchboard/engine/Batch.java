package switchboard.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import switchboard.domain.Decision;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.domain.Session.Standing;
import switchboard.store.RowIds;
import switchboard.store.Rows;
import switchboard.store.Tables;

/**
 * One transaction's work on updates: what was seen before is dropped, the rest decided, written.
 */
final class Batch {

  /**
   * What a batch leaves to do after its commit.
   *
   * @param handled the kinds of the updates that were new
   * @param replies to send, in order
   * @param rewritten replies of earlier batches that say something else now
   * @param erased people whose waiting replies must not go out any more
   */
  record Outcome(
      List<String> handled, List<Waiting> replies, List<Waiting> rewritten, Set<Long> erased) {
    static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), Set.of());

    /** Whether the outbox has to know. */
    boolean hasWork() {
      return !(replies.isEmpty() && rewritten.isEmpty() && erased.isEmpty());
    }

    /** An outcome of something else than updates. */
    static Outcome of(List<Waiting> replies, Set<Long> erased) {
      return new Outcome(List.of(), replies, List.of(), erased);
    }
  }

  private final Tables tables;
  private final Deciding brain;
  private final People people;
  private final Writing writing;
  private final Tally tally = new Tally();
  private final Set<Long> erased = new HashSet<>();

  Batch(Tables tables, Deciding brain, RowIds ids) {
    this.tables = tables;
    this.brain = brain;
    people = new People(tables, brain);
    writing = new Writing(tables, new Lookups(tables, brain), ids);
  }

  /** Handles those updates whose numbers are new. */
  Outcome handle(List<Received> updates) {
    return handleAgain(unseen(updates));
  }

  /** Handles updates whose numbers were noted earlier, as when one leaves the quarantine. */
  Outcome handleAgain(List<Received> updates) {
    people.load(updates);
    updates.forEach(this::handle);
    writing.flush();
    tally.write(tables);
    return new Outcome(kinds(updates), writing.replies(), writing.rewritten(), erased);
  }

  static List<String> kinds(List<Received> updates) {
    return updates.stream().map(received -> received.origin().kind()).toList();
  }

  private List<Received> unseen(List<Received> updates) {
    var numbers =
        updates.stream()
            .map(Received::origin)
            .map(from -> new Rows.Seen(from.updateId(), from.kind(), from.receivedAt()))
            .toList();
    int[] added = tables.seenUpdates().add(numbers);
    return IntStream.range(0, added.length)
        .filter(i -> added[i] == 1)
        .mapToObj(updates::get)
        .toList();
  }

  private void handle(Received received) {
    var person = received.origin().person();
    if (person == null) {
      return;
    }
    var before = people.session(person);
    var decision = brain.decide(before, received.incoming());
    boolean back =
        before.standing() == Standing.ERASED && decision.next().standing() == Standing.KNOWN;
    if (back && people.isLate(received)) {
      return; // a /start from before the erasure brings nobody back
    }
    apply(received, before, decision);
    tally.count(before, decision, received.origin().receivedAt());
    people.put(decision.next());
  }

  private void apply(Received received, Session before, Decision decision) {
    var at = received.origin().receivedAt();
    var next = decision.next();
    if (before.standing() == Standing.ERASED && next.standing() == Standing.KNOWN) {
      tables.erasures().beginAnew(tables.keys().person(before.user().value()));
    }
    for (var effect : decision.effects()) {
      writing.add(before.user(), received.album(), effect, at);
      if (effect instanceof Effect.Lookup lookup
          && lookup.question() instanceof Effect.Question.Erasure) {
        erased.add(lookup.user().value());
        tables.erasures().askedBy(tables.keys().person(lookup.user().value()), received.updateId());
      }
    }
    if (!decision.effects().isEmpty()) {
      writing.session(next, at);
    }
  }
}
