package switchboard.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.diagnosis.Finding;
import switchboard.domain.NoticeKind;

/**
 * The problems under way. One begins when it has lasted for a moment, so that a single failed call
 * is none, and ends when all has been well for a moment.
 */
final class Episodes {

  /**
   * A problem under way.
   *
   * @param since when a check first saw it
   * @param finding absent after a restart, until it is seen again
   * @param isSeen whether the last check saw it
   */
  record Episode(NoticeKind kind, Instant since, @Nullable Finding finding, boolean isSeen) {

    Optional<Finding> found() {
      return Optional.ofNullable(finding);
    }

    boolean isUrgent() {
      return finding != null && finding.isWrong();
    }
  }

  /** Shorter than the two minutes within which a dark bot is noticed. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  /** What a longer problem has caused takes this long to go away. */
  private static final Duration AFTERMATH = Duration.ofMinutes(3);

  private static final Duration WELL = Duration.ofSeconds(20);

  /** Facts that one observation proves. */
  private static final Set<NoticeKind> CERTAIN =
      Set.of(NoticeKind.QUARANTINE, NoticeKind.BACKUP, NoticeKind.CERTIFICATE, NoticeKind.WAITING);

  private final Map<NoticeKind, Episode> open = new EnumMap<>(NoticeKind.class);
  private final Map<NoticeKind, Instant> seen = new EnumMap<>(NoticeKind.class);
  private final Map<NoticeKind, Instant> well = new EnumMap<>(NoticeKind.class);
  private final Map<NoticeKind, Instant> explained = new EnumMap<>(NoticeKind.class);

  /** Continues a problem that began before a restart. */
  void resume(NoticeKind kind, Instant since) {
    open.putIfAbsent(kind, new Episode(kind, since, null, false));
  }

  void update(Facts facts, Instant now) {
    for (var kind : NoticeKind.values()) {
      var finding = facts.wrong().get(kind);
      if (facts.unknown().contains(kind)) {
        doubt(kind);
        if (!facts.wrong().isEmpty()) {
          explained.put(kind, now);
        }
      } else if (finding != null) {
        see(kind, finding, now);
      } else {
        settle(kind, now);
      }
    }
  }

  private void doubt(NoticeKind kind) {
    seen.remove(kind);
    well.remove(kind);
    open.computeIfPresent(kind, (_, it) -> new Episode(kind, it.since(), it.finding(), false));
  }

  private void see(NoticeKind kind, Finding finding, Instant now) {
    well.remove(kind);
    var first = seen.computeIfAbsent(kind, _ -> now);
    var known = open.get(kind);
    if (known != null) {
      open.put(kind, new Episode(kind, known.since(), finding, true));
    } else if (!now.isBefore(first.plus(grace(kind))) && !isAftermath(kind, now)) {
      open.put(kind, new Episode(kind, first, finding, true));
    }
  }

  private static Duration grace(NoticeKind kind) {
    return CERTAIN.contains(kind) ? Duration.ZERO : GRACE;
  }

  private boolean isAftermath(NoticeKind kind, Instant now) {
    var last = explained.get(kind);
    return last != null && now.isBefore(last.plus(AFTERMATH));
  }

  private void settle(NoticeKind kind, Instant now) {
    seen.remove(kind);
    var since = well.computeIfAbsent(kind, _ -> now);
    if (!now.isBefore(since.plus(WELL))) {
      open.remove(kind);
    } else {
      open.computeIfPresent(kind, (_, it) -> new Episode(kind, it.since(), it.finding(), false));
    }
  }

  Collection<Episode> open() {
    return List.copyOf(open.values());
  }

  Optional<Episode> of(NoticeKind kind) {
    return Optional.ofNullable(open.get(kind));
  }
}
