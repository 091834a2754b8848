package switchboard.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.AuditEntry.Actor;

/**
 * Recognizes that someone read the same file again within an hour, which needs no row of its own: a
 * browser requests a video in many parts, and the pictures of a page with each visit.
 */
final class RepeatedReads {

  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int MAX_COUNT = 10_000;

  private record Read(Actor.Kind kind, long actor, @Nullable Long object) {}

  private final Map<Read, Instant> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Instant> eldest) {
          return size() > MAX_COUNT;
        }
      };

  /** Whether the entry repeats one that was recorded; remembers it otherwise. */
  synchronized boolean repeats(AuditEntry entry) {
    if (entry.action() != AuditAction.MEDIA_READ || entry.result() != AuditEntry.Result.DONE) {
      return false;
    }
    var actor = entry.actor();
    var read = new Read(actor.kind(), actor.id(), entry.object());
    var before = known.get(read);
    if (before != null && entry.at().isBefore(before.plus(PERIOD))) {
      return true;
    }
    known.remove(read); // so that it becomes the youngest
    known.put(read, entry.at());
    return false;
  }
}
