package switchboard.imports;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import switchboard.domain.UserId;
import switchboard.store.StaffIds;
import switchboard.store.Store;
import switchboard.store.keys.ErasureLedgerDao.ErasureLedgerRow;
import switchboard.store.keys.KeyRing;

/** Users about whom nothing is imported. */
final class Excluded {

  private final KeyRing keys;
  private final StaffIds operators;
  private final Set<String> erased;

  Excluded(Store store) {
    keys = store.keys();
    operators = store.staff();
    erased =
        keys.ledger().all().stream()
            .map(ErasureLedgerRow::person)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Why nothing is imported about a user; also when they have returned since their erasure. */
  Optional<Reason> reason(UserId user) {
    if (operators.contains(user)) {
      return Optional.of(Reason.OPERATOR);
    }
    return !erased.isEmpty() && erased.contains(keys.person(user))
        ? Optional.of(Reason.ERASED)
        : Optional.empty();
  }
}
