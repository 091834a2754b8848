package switchboard.store.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.keys.ErasureLedgerDao.ErasureLedgerRow;

/** The erasures that the keys know, and their copy in the data folder, if there is one. */
public final class ErasureLedger {

  private static final int PAGE = 500;

  /** An erasure is entered with the time at which it began, which may be earlier. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Longer than any transaction that decrypts. */
  private static final Duration LATELY = Duration.ofMinutes(10);

  private final KeyRing keys;
  private volatile @Nullable LedgerCopy copy;
  private Set<String> recent = Set.of();
  private Instant copiedAt = Instant.EPOCH;

  ErasureLedger(KeyRing keys) {
    this.keys = keys;
  }

  /** Keeps a copy in this folder from now on. */
  public void copyTo(Path folder) {
    copy = new LedgerCopy(folder, keys.prints());
  }

  /** The receipts of completed erasures, whose rows are deleted. */
  public List<String> completed() {
    return keys.database().read(tables -> tables.ledger().all()).stream()
        .map(ErasureLedgerRow::receipt)
        .toList();
  }

  /** Completed and unfinished erasures. */
  public List<ErasureLedgerRow> all() {
    return keys.database()
        .read(tables -> Stream.concat(tables.ledger().all().stream(), underWay(tables)).toList());
  }

  private Stream<ErasureLedgerRow> underWay(KeyTables tables) {
    return tables.ledger().underWay().stream()
        .map(
            row -> new ErasureLedgerRow(row.receipt(), keys.person(row.userId()), row.startedAt()));
  }

  /**
   * Whether a user is being erased, or was within the last minutes: what was read before may have
   * their rows and lack their key.
   */
  public boolean hasLately(UserId user) {
    var since = Instant.now().minus(LATELY);
    return keys.database()
        .read(tables ->
            tables.ledger().underWay().stream().anyMatch(row -> row.userId().equals(user))
                || tables
                    .ledger()
                    .lastErasure(keys.person(user))
                    .filter(since::isBefore)
                    .isPresent());
  }

  /** An erasure has begun, and is completed even if the program crashes. */
  void begun(UserId user, String receipt, Instant at) {
    var here = copy;
    if (here != null) {
      here.add(List.of(new ErasureLedgerRow(receipt, keys.person(user), at)));
    }
  }

  /** Copies erasures that others have entered since the last call. */
  public synchronized void copyNew(Instant now) {
    var here = copy;
    if (here == null) {
      return;
    }
    var since = copiedAt.minus(OVERLAP);
    var rows =
        keys.database()
            .read(tables ->
                Stream.concat(tables.ledger().since(since).stream(), underWay(tables)).toList());
    here.add(rows.stream().filter(row -> !recent.contains(row.receipt())).toList());
    recent = receipts(rows);
    copiedAt = now;
  }

  /**
   * Enters the erasures that only the copy knows, because a restore has taken the keys back, and
   * destroys the keys of their users again. Completes the copy too.
   *
   * @return how many erasures the keys did not know
   */
  public synchronized int recover(Instant now) {
    var here = copy;
    if (here == null) {
      return 0;
    }
    var copied = here.read();
    var known = all();
    var unknown = without(copied, receipts(known));
    if (!unknown.isEmpty()) {
      destroyKeys(people(unknown, known));
      keys.database()
          .run(tables ->
              unknown.forEach(
                  row -> tables.ledger().enter(row.receipt(), row.person(), row.erasedAt())));
    }
    here.add(without(known, receipts(copied)));
    recent = receipts(known);
    copiedAt = now;
    return unknown.size();
  }

  private static Set<String> receipts(Collection<ErasureLedgerRow> rows) {
    return rows.stream().map(ErasureLedgerRow::receipt).collect(Collectors.toSet());
  }

  private static List<ErasureLedgerRow> without(
      Collection<ErasureLedgerRow> rows, Set<String> receipts) {
    var seen = new HashSet<>(receipts);
    return rows.stream().filter(row -> seen.add(row.receipt())).toList();
  }

  /**
   * Those whose keys are from before their erasure, as the ledger is; a later erasure means that
   * they have returned since.
   */
  private static Set<String> people(List<ErasureLedgerRow> unknown, List<ErasureLedgerRow> known) {
    var last =
        known.stream()
            .collect(
                Collectors.toMap(
                    ErasureLedgerRow::person,
                    ErasureLedgerRow::erasedAt,
                    BinaryOperator.maxBy(Comparator.naturalOrder())));
    return unknown.stream()
        .filter(row -> last.getOrDefault(row.person(), Instant.MIN).isBefore(row.erasedAt()))
        .map(ErasureLedgerRow::person)
        .collect(Collectors.toSet());
  }

  private void destroyKeys(Set<String> people) {
    long after = Long.MIN_VALUE;
    while (true) {
      long last = after;
      var page = keys.database().read(tables -> tables.dataKeys().usersAfter(last, PAGE));
      if (page.isEmpty()) {
        return;
      }
      var erased = page.stream().filter(user -> people.contains(keys.person(user))).toList();
      if (!erased.isEmpty()) {
        keys.forget(erased);
      }
      after = page.getLast().value();
    }
  }
}
