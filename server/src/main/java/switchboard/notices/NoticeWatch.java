package switchboard.notices;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.cluster.Membership;
import switchboard.cluster.Membership.Lease;
import switchboard.diagnosis.HealthReport;
import switchboard.domain.Call;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;
import switchboard.notices.NoticeTables.Change;
import switchboard.notices.NoticeTables.Read;
import switchboard.store.StaffDao.StaffRow;
import switchboard.store.Store;
import switchboard.telegram.SendResult;
import switchboard.webhook.TelegramConnection;

/**
 * Checks three times a minute whether something is wrong, and tells operators. Of several instances
 * the one that holds the lease does so; without the database nobody holds it, then each instance
 * posts an alarm, and the last holder sends notices.
 */
public final class NoticeWatch implements Runnable {

  private static final Duration EVERY = Duration.ofSeconds(20);

  /** A single call may fail. */
  private static final int CHECKS_UNTOLD = 2;

  /** What each instance finds out without the database. */
  private static final Set<NoticeKind> WITHOUT_DATABASE =
      Set.of(NoticeKind.DATABASE, NoticeKind.DISK);

  /**
   * Parts of the server.
   *
   * @param telegram calls Telegram at once
   * @param bot the bot's user name; empty when unknown
   */
  public record Parts(
      Store store,
      Membership membership,
      Supplier<HealthReport> health,
      TelegramConnection connection,
      Function<Call, CompletableFuture<SendResult>> telegram,
      Supplier<String> bot,
      Path folder) {}

  private final Parts parts;
  private final InstantSource clock;
  private final NoticeTables tables;
  private final Episodes episodes = new Episodes();
  private final NoticeBoard board;
  private final Alarms alarms;
  private final Map<NoticeKind, Integer> untold = new EnumMap<>(NoticeKind.class);
  private @Nullable Instant last;
  private boolean leads;
  private boolean isUnsaved;
  private List<StaffRow> staff = List.of();

  /**
   * @param url absent: no alarms
   */
  public NoticeWatch(Parts parts, @Nullable AlarmUrl url, InstantSource clock) {
    this(parts, url == null ? null : new AlarmPost(url)::accepts, clock);
  }

  private NoticeWatch(Parts parts, @Nullable Predicate<Alarm> post, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
    tables = new NoticeTables(parts.store(), parts.membership());
    board = new NoticeBoard(parts.telegram());
    alarms = new Alarms(post, parts.bot());
  }

  @Override
  public void run() {
    var now = clock.instant();
    var before = last;
    boolean due = before == null || now.isBefore(before) || !before.plus(EVERY).isAfter(now);
    boolean needed = !alarms.isOff() || !parts.store().staff().isEmpty() || !staff.isEmpty();
    if (due && needed) {
      last = now;
      check(now);
    }
  }

  private void check(Instant now) {
    var read = tables.read(now);
    var health = parts.health().get();
    episodes.update(NoticeDoctor.examine(observations(health, read), now), now);
    boolean holds = parts.membership().holds(Lease.JOBS);
    if (holds && !leads) {
      read.ifPresent(this::resume);
    }
    boolean isAlone = leads && !holds && (read.isEmpty() || isUnsaved);
    leads = isAlone || (holds && (leads || read.isPresent()));
    staff = read.map(Read::staff).orElse(staff);
    Predicate<NoticeKind> mine = holds ? _ -> true : WITHOUT_DATABASE::contains;
    if (leads) {
      tell(read, mine, now);
    }
    alarm(mine, now);
    if (!leads) {
      alarms.forget(kind -> !WITHOUT_DATABASE.contains(kind)); // of whoever leads now
    }
    boolean isSaved = leads && holds && save(read, now);
    isUnsaved = leads && !isSaved && board.shows(WITHOUT_DATABASE);
  }

  private Observations observations(HealthReport health, Optional<Read> read) {
    return new Observations(
        health,
        parts.connection().troubles(),
        parts.connection().since(TelegramConnection.Source.SENDING),
        DiskSpace.of(parts.folder()),
        read.map(Read::stored));
  }

  /** Continues what another instance, or this one before a restart, has begun. */
  private void resume(Read read) {
    read.notices().stream()
        .filter(row -> row.overAt() == null && row.kind() != NoticeKind.WAITING)
        .forEach(row -> episodes.resume(row.kind(), row.since()));
    read.alarms().forEach(row -> episodes.resume(row.kind(), row.since()));
    board.load(read.staff(), read.notices());
    alarms.load(read.alarms());
    tables.loaded(read);
  }

  private void tell(Optional<Read> read, Predicate<NoticeKind> mine, Instant now) {
    board.update(staff, one -> problems(one, read, mine, now), mine, now);
    boolean works = episodes.of(NoticeKind.TELEGRAM).filter(Episode::isSeen).isEmpty();
    if (works) {
      board.send(now);
    }
  }

  private List<Episode> problems(
      StaffRow one, Optional<Read> read, Predicate<NoticeKind> mine, Instant now) {
    var problems = new ArrayList<>(open(mine));
    if (mine.test(NoticeKind.WAITING)) {
      read.map(it -> WaitingNotice.of(one, it.waiting(), it.names(), now))
          .orElseGet(() -> board.keeps(one, NoticeKind.WAITING, now))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private List<Episode> open(Predicate<NoticeKind> mine) {
    return episodes.open().stream().filter(episode -> mine.test(episode.kind())).toList();
  }

  private void alarm(Predicate<NoticeKind> mine, Instant now) {
    var open = open(mine);
    var kinds = open.stream().map(Episode::kind).collect(Collectors.toSet());
    untold.keySet().retainAll(kinds);
    for (var episode : open) {
      if (episode.isSeen() && isUntold(episode, now)) {
        untold.merge(episode.kind(), 1, Integer::sum);
      } else {
        untold.remove(episode.kind());
      }
    }
    var due =
        untold.entrySet().stream()
            .filter(entry -> entry.getValue() >= checks(entry.getKey()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    alarms.post(open, due, mine, now);
  }

  /** Nobody has been told, though somebody should have been. */
  private boolean isUntold(Episode episode, Instant now) {
    var kind = episode.kind();
    boolean wanted =
        episode.isUrgent()
            || staff.isEmpty()
            || staff.stream().anyMatch(one -> NoticeKinds.read(one.kinds()).contains(kind));
    return wanted && !(leads && board.knows(kind, now));
  }

  private int checks(NoticeKind kind) {
    return staff.isEmpty() || kind == NoticeKind.TELEGRAM ? 1 : CHECKS_UNTOLD;
  }

  private boolean save(Optional<Read> read, Instant now) {
    read.ifPresent(tables::forgetLost);
    return tables.save(new Change(board.staff(), board.rows().toList(), alarms.rows()), now);
  }
}
