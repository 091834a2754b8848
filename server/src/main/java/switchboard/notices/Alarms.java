package switchboard.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.domain.NoticeKind;
import switchboard.notices.Episodes.Episode;
import switchboard.store.NoticeDao.AlarmRow;

/** Which alarms were raised. Each is posted once when its problem begins, and once when it ends. */
final class Alarms {

  /** Of one post; then it is given up. */
  static final int MAX_ATTEMPTS = 6;

  private static final Duration PAUSE = Duration.ofSeconds(15);

  private record Attempts(int made, Instant next) {

    static final Attempts NONE = new Attempts(0, Instant.MIN);

    boolean isDue(Instant now) {
      return made < MAX_ATTEMPTS && !now.isBefore(next);
    }

    Attempts failed(Instant now) {
      return new Attempts(made + 1, now.plus(PAUSE.multipliedBy(1L << made)));
    }
  }

  private final @Nullable Predicate<Alarm> post;
  private final Supplier<String> bot;
  private final Map<NoticeKind, AlarmRow> raised = new EnumMap<>(NoticeKind.class);
  private final Map<NoticeKind, Attempts> attempts = new EnumMap<>(NoticeKind.class);

  /**
   * @param post returns whether it was accepted; absent without {@code ALARM_URL}
   */
  Alarms(@Nullable Predicate<Alarm> post, Supplier<String> bot) {
    this.post = post;
    this.bot = bot;
  }

  boolean isOff() {
    return post == null;
  }

  void load(List<AlarmRow> rows) {
    rows.forEach(row -> raised.putIfAbsent(row.kind(), row));
  }

  /**
   * Posts what is due. After a failure, the rest waits for the next time.
   *
   * @param open the problems under way
   * @param untold those of them that nobody could be told
   * @param mine the kinds that this instance knows about
   */
  void post(
      Collection<Episode> open, Set<NoticeKind> untold, Predicate<NoticeKind> mine, Instant now) {
    if (post == null) {
      return;
    }
    var under = open.stream().map(Episode::kind).toList();
    attempts.keySet().removeIf(kind -> !under.contains(kind) && !raised.containsKey(kind));
    for (var row : List.copyOf(raised.values())) {
      boolean isOver = mine.test(row.kind()) && !under.contains(row.kind());
      if (isOver && !end(post, row, now)) {
        return;
      }
    }
    for (var episode : open) {
      if (untold.contains(episode.kind()) && !begin(post, episode, now)) {
        return;
      }
    }
  }

  private boolean begin(Predicate<Alarm> sender, Episode episode, Instant now) {
    var kind = episode.kind();
    var known = raised.get(kind);
    boolean isKnown = known != null && (known.urgent() || !episode.isUrgent());
    if (isKnown || episode.finding() == null || !episode.isSeen()) {
      return true;
    }
    var alarm = new Alarm(kind, episode.since(), bot.get(), episode.finding());
    if (!isDue(kind, now)) {
      return true;
    }
    boolean done = attempt(sender, alarm, now);
    if (done) {
      raised.put(kind, new AlarmRow(kind, episode.since(), episode.isUrgent()));
      attempts.remove(kind);
    }
    return done;
  }

  private boolean end(Predicate<Alarm> sender, AlarmRow row, Instant now) {
    var kind = row.kind();
    if (!isDue(kind, now)) {
      return true;
    }
    boolean done = attempt(sender, new Alarm(kind, row.since(), bot.get(), null), now);
    if (done || isGivenUp(kind)) {
      raised.remove(kind);
      attempts.remove(kind);
    }
    return done;
  }

  private boolean isGivenUp(NoticeKind kind) {
    return attempts.getOrDefault(kind, Attempts.NONE).made() >= MAX_ATTEMPTS;
  }

  private boolean isDue(NoticeKind kind, Instant now) {
    return attempts.getOrDefault(kind, Attempts.NONE).isDue(now);
  }

  private boolean attempt(Predicate<Alarm> sender, Alarm alarm, Instant now) {
    var before = attempts.getOrDefault(alarm.kind(), Attempts.NONE);
    boolean done = sender.test(alarm);
    if (!done) {
      attempts.put(alarm.kind(), before.failed(now));
    }
    return done;
  }

  /** Leaves alarms of these kinds to another instance. */
  void forget(Predicate<NoticeKind> kinds) {
    raised.keySet().removeIf(kinds);
  }

  List<AlarmRow> rows() {
    return List.copyOf(raised.values());
  }
}
