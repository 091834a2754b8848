package switchboard.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.domain.UserId;
import switchboard.notices.Observations.Stored;
import switchboard.store.InstanceDao.LostInstance;
import switchboard.store.InstanceDao.RunningInstance;
import switchboard.store.NoticeDao.AlarmRow;
import switchboard.store.NoticeDao.NoticeRow;
import switchboard.store.PeopleDao.Behind;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.WaitingDao.WaitingRow;

/** What the check reads and writes. It waits for the database only for a moment. */
final class NoticeTables {

  private static final long PATIENCE_SECONDS = 3;
  private static final Duration LOST_FOR = Duration.ofDays(1);
  private static final Behind LONGEST_WAITING = new Behind(Instant.EPOCH, new UserId(0));

  /** More are not counted. */
  private static final int MAX_WAITING = 100;

  /**
   * What one read finds.
   *
   * @param waiting the longest waiting first
   * @param names of the first of them
   * @param hasLost whether instances were lost, even if others have replaced them
   */
  record Read(
      Stored stored,
      List<StaffRow> staff,
      List<WaitingRow> waiting,
      Map<UserId, String> names,
      boolean hasLost,
      List<NoticeRow> notices,
      List<AlarmRow> alarms) {}

  /** What one write changes. */
  record Change(List<StaffRow> staff, List<NoticeRow> notices, List<AlarmRow> alarms) {}

  private final Store store;
  private final Membership membership;
  private @Nullable CompletableFuture<?> writing;
  private Change saved = new Change(List.of(), List.of(), List.of());

  NoticeTables(Store store, Membership membership) {
    this.store = store;
    this.membership = membership;
  }

  /** Empty when the database does not answer. */
  Optional<Read> read(Instant now) {
    return store
        .read(tables -> Optional.of(read(tables, now)))
        .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> Optional.empty())
        .join();
  }

  private Read read(Tables tables, Instant now) {
    var figures = tables.statistics().at(now);
    var staff = tables.staff().all();
    var waiting = tables.waiting().oldest(LONGEST_WAITING, now, MAX_WAITING);
    var lost = membership.isShared() ? tables.instances().lost() : List.<LostInstance>of();
    return new Read(
        new Stored(figures.oldestReply(), figures.quarantined(), missing(tables, lost)),
        staff,
        waiting,
        names(tables, staff, waiting),
        !lost.isEmpty(),
        tables.notices().all(),
        tables.notices().alarms());
  }

  private static Map<UserId, String> names(
      Tables tables, List<StaffRow> staff, List<WaitingRow> waiting) {
    Map<UserId, String> names = new HashMap<>();
    if (staff.stream().anyMatch(StaffRow::namesAllowed)) {
      waiting.stream()
          .limit(WaitingNotice.MAX_NAMES)
          .forEach(one ->
              tables
                  .users()
                  .find(one.userId())
                  .ifPresent(row -> names.put(one.userId(), String.valueOf(row.firstName()))));
    }
    return names;
  }

  private static List<String> missing(Tables tables, List<LostInstance> lost) {
    return lost.isEmpty() ? List.of() : missing(lost, tables.instances().running());
  }

  /** The names of those that no later instance has replaced. */
  static List<String> missing(List<LostInstance> lost, List<RunningInstance> running) {
    var first = lost.getFirst().seenAt();
    long later = running.stream().filter(one -> one.startedAt().isAfter(first)).count();
    return lost.stream().skip(later).map(LostInstance::name).toList();
  }

  /** Notes what is stored, so that only changes are written. */
  void loaded(Read read) {
    saved = new Change(read.staff(), read.notices(), read.alarms());
  }

  /**
   * Writes what differs from what was last written; what fails is written the next time.
   *
   * @return whether all is written
   */
  boolean save(Change change, Instant now) {
    var running = writing;
    if (running != null && !running.isDone()) {
      return false;
    }
    if (change.equals(saved)) {
      return true;
    }
    boolean done = write(tables -> write(tables, change, now));
    if (done) {
      saved = change;
    }
    return done;
  }

  private boolean write(Function<Tables, Boolean> work) {
    var write = store.writeKnowingUsers(work, (_, _) -> {});
    writing = write;
    return write
        .copy()
        .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(_ -> false)
        .join();
  }

  private static boolean write(Tables tables, Change change, Instant now) {
    var rows = tables.notices();
    rows.clear();
    change.notices().forEach(rows::add);
    rows.clearAlarms();
    change.alarms().forEach(rows::add);
    change.staff().forEach(one -> tables.staff().noticed(one.accountId(), one.noticedAt()));
    tables.staff().forgetLinks(now);
    return true;
  }

  /** Forgets lost instances after a day, or when all were replaced. */
  void forgetLost(Read read) {
    if (read.hasLost()) {
      var age = read.stored().lost().isEmpty() ? Duration.ZERO : LOST_FOR;
      var _ =
          write(tables -> {
            tables.instances().forgetLost(age.toMillis());
            return true;
          });
    }
  }
}
