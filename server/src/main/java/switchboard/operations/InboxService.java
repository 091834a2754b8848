package switchboard.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.WaitingDao.Version;
import switchboard.store.WaitingDao.WaitingRow;

/**
 * Takes, snoozes and settles users who wait for an answer. Each change is of the version that the
 * operator saw, so that two operators do not take the same user.
 */
public final class InboxService {

  /** How long an operator counts as typing after they typed. */
  public static final Duration TYPING = Duration.ofSeconds(8);

  /** The furthest time a user can be snoozed to. */
  private static final Duration MAX_SNOOZE = Duration.ofDays(31);

  private final Store store;
  private final InstantSource clock;

  public InboxService(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * @throws UserErrorException when the user has changed since
   */
  public void take(Version seen, String operator) {
    change(seen, tables -> tables.waiting().take(seen, operator, clock.instant()));
  }

  /**
   * Nobody has taken the user then.
   *
   * @throws UserErrorException when the user has changed since
   */
  public void release(Version seen) {
    change(seen, tables -> tables.waiting().take(seen, null, null));
  }

  /**
   * @param until absent: the user waits again now
   * @throws UserErrorException when the user has changed since
   */
  public void snooze(Version seen, @Nullable Instant until) {
    var now = clock.instant();
    if (until != null && (until.isBefore(now) || until.isAfter(now.plus(MAX_SNOOZE)))) {
      throw UserErrorException.invalid("until", Sentence.sentence("inbox.snooze.invalid"));
    }
    change(seen, tables -> tables.waiting().snooze(seen, until));
  }

  /**
   * The user needs no answer.
   *
   * @throws UserErrorException when the user has changed since
   */
  public void settle(Version seen) {
    change(seen, tables -> tables.waiting().settle(seen));
  }

  /** Others see for a moment that the operator writes an answer, if the user waits. */
  public void type(UserId user, String operator) {
    var until = clock.instant().plus(TYPING);
    var _ =
        Store.await(
            store.writePatiently(tables -> {
              tables.lock(user);
              return tables.waiting().typing(user, operator, until);
            }));
  }

  private void change(Version seen, Predicate<Tables> change) {
    store.run(tables -> {
      tables.lock(seen.userId()); // as all who change what belongs to a user
      if (!change.test(tables)) {
        throw UserErrorException.conflict("", conflict(tables, seen));
      }
    });
  }

  private static Sentence conflict(Tables tables, Version seen) {
    var row = tables.waiting().find(seen.userId()).orElse(null);
    if (row != null) {
      return changed(row, seen);
    }
    return tables
        .outbox()
        .lastAnswer(seen.userId())
        .filter(answer -> answer.createdAt().isAfter(seen.since()))
        .map(answer ->
            Sentence.sentence("inbox.conflict.answered", answer.saidBy(), answer.createdAt()))
        .orElseGet(() -> Sentence.sentence("inbox.conflict.ended"));
  }

  private static Sentence changed(WaitingRow row, Version seen) {
    var by = row.takenBy();
    var at = row.takenAt();
    return by == null || at == null || !row.since().equals(seen.since())
        ? Sentence.sentence("inbox.conflict.changed")
        : Sentence.sentence("inbox.conflict.taken", by, at);
  }
}
