package switchboard.store.backup;

import static switchboard.base.PluralForm.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.domain.UserId;
import switchboard.store.PersonalData;
import switchboard.store.Tables;
import switchboard.store.UserDao;
import switchboard.store.keys.DataKeyDao.DataKeyRow;
import switchboard.store.keys.ErasureLedgerDao.ErasureLedgerRow;
import switchboard.store.keys.KeyDatabase;
import switchboard.store.sql.InListPadding;

/**
 * Erases users from restored data again who were erased after the backup, using the ledger in the
 * keys database, and verifies that all other users have keys.
 */
final class ErasureLedgerReplay {

  private static final int PAGE = 500;

  private final Tables tables;
  private final KeyDatabase keys;
  private final List<ErasureLedgerRow> ledger;
  private final Map<String, Instant> lastErasures = new HashMap<>();
  private final List<UserId> erased = new ArrayList<>();
  private long missing;

  ErasureLedgerReplay(Tables tables) {
    this.tables = tables;
    keys = tables.keys().database();
    ledger = tables.keys().ledger().all();
    ledger.forEach(entry ->
        lastErasures.merge(
            entry.person(), entry.erasedAt(), (one, other) -> one.isAfter(other) ? one : other));
  }

  /**
   * Returns the number of users erased again.
   *
   * @throws BackupException when keys of other users are missing
   */
  int run() {
    sift();
    refuseWithoutKeys();
    return eraseAgain();
  }

  /** The same, even if keys of other users are missing. */
  int runAnyway() {
    sift();
    return eraseAgain();
  }

  private void sift() {
    for (var page = page(Long.MIN_VALUE); !page.isEmpty(); page = page(last(page))) {
      sift(page);
    }
  }

  private int eraseAgain() {
    erased.forEach(this::erase);
    for (var loose : tables.users().loose()) {
      // Rows written at the time of the erasure are its receipt and stay.
      var at = lastErasure(loose.userId());
      if (at != null && loose.since().isBefore(at)) {
        erase(loose.userId());
      }
    }
    ledger.forEach(
        entry -> tables.erasures().add(entry.receipt(), entry.person(), entry.erasedAt()));
    return erased.size();
  }

  private List<UserDao.Known> page(long after) {
    return tables.users().knownAfter(after, PAGE);
  }

  private static long last(List<UserDao.Known> page) {
    return page.getLast().userId().value();
  }

  private void sift(List<UserDao.Known> people) {
    var ids = people.stream().map(UserDao.Known::userId).toList();
    var withKey =
        keys.read(read -> read.dataKeys().of(InListPadding.list(ids))).stream()
            .map(DataKeyRow::userId)
            .collect(Collectors.toSet());
    for (var person : people) {
      var at = lastErasure(person.userId());
      if (at != null && !person.since().isAfter(at)) {
        erased.add(person.userId());
      } else if (!withKey.contains(person.userId())) {
        missing++;
      }
    }
  }

  private @Nullable Instant lastErasure(UserId user) {
    return lastErasures.isEmpty() ? null : lastErasures.get(tables.keys().person(user));
  }

  private void refuseWithoutKeys() {
    if (missing > 0) {
      throw new BackupException(
          "The keys of %s in the data are missing, though no erasure is recorded: the keys are older than the data. Use newer keys, or an older backup of the data; nothing was changed."
              .formatted(count(missing, "user")));
    }
  }

  /** Also removes an operator's erasure request, which the erasure has fulfilled. */
  private void erase(UserId user) {
    PersonalData.erase(tables, user);
    tables.erasures().answered(user);
  }
}
