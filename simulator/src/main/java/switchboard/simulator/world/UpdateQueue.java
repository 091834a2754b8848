package switchboard.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pending updates of a bot. Guarded by the world's lock. */
public final class UpdateQueue {
  private static final int KEPT = 100_000;
  private static final int MAX_AHEAD = 10;
  private static final Duration MESSAGE_LIFE = Duration.ofHours(24);
  private static final Duration TAP_LIFE = CallbackQueryLog.LIFE;
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<String> NOT_BY_DEFAULT =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  /**
   * Delivery queue of an update; a chat's messages and a person's callback queries are separate
   * queues.
   */
  public record Lane(long owner, boolean taps) {}

  public record Pending(long id, Lane lane, Instant expires, ObjectNode update) {}

  private final TreeMap<Long, Pending> waiting = new TreeMap<>();
  private long next;
  private Set<String> allowed = Set.of();

  UpdateQueue() {
    next = firstId(Instant.now());
  }

  /** Ten ids a second since 2026, so that a simulator started later repeats none. Fits 31 bits. */
  static long firstId(Instant now) {
    return Math.floorMod(Duration.between(EPOCH, now).toSeconds() * 10, 2_000_000_000L) + 1;
  }

  void numberFrom(Instant time) {
    next = firstId(time);
  }

  /** Sets the allowed update kinds; empty means the default set. */
  public void allow(JsonNode kinds) {
    allowed = Set.copyOf(kinds.valueStream().map(kind -> kind.asString("")).distinct().toList());
  }

  public Set<String> allowed() {
    return allowed;
  }

  /** Queues an update if its kind is allowed. */
  @Nullable Pending add(String kind, JsonNode content, Lane lane, Instant now) {
    if (allowed.isEmpty() ? NOT_BY_DEFAULT.contains(kind) : !allowed.contains(kind)) {
      return null;
    }
    ObjectNode update = SimulatorJson.object().put("update_id", next);
    update.set(kind, content);
    return keep(new Pending(next, lane, now.plus(lane.taps() ? TAP_LIFE : MESSAGE_LIFE), update));
  }

  /** Queues a raw update unchanged; one without update_id gets the next id. */
  Pending addRaw(ObjectNode raw, Lane lane, Instant now) {
    boolean own = raw.path("update_id").canConvertToLong();
    ObjectNode update = own ? raw.deepCopy() : SimulatorJson.object().put("update_id", next);
    if (!own) {
      raw.properties().stream()
          .filter(field -> !field.getKey().equals("update_id"))
          .forEach(field -> update.set(field.getKey(), field.getValue()));
    }
    long id = SimulatorJson.number(update, "update_id");
    return keep(new Pending(id, lane, now.plus(MESSAGE_LIFE), update));
  }

  private Pending keep(Pending pending) {
    waiting.put(pending.id(), pending);
    next = Math.max(next, pending.id() + 1);
    if (waiting.size() > KEPT) {
      waiting.pollFirstEntry();
    }
    return pending;
  }

  boolean isWaiting(Pending pending, Instant now) {
    boolean waits = pending.equals(waiting.get(pending.id()));
    if (waits && pending.expires().isBefore(now)) {
      waiting.remove(pending.id());
      return false;
    }
    return waits;
  }

  void done(Pending pending) {
    waiting.remove(pending.id(), pending);
  }

  /**
   * Drops pending updates and continues at another id, as the official server does after a week
   * without updates, and a local server after its folder was wiped.
   */
  public void startAgainAt(long number) {
    waiting.clear();
    next = number;
  }

  /**
   * Confirms all updates before the offset; a negative offset keeps that many of the newest. An
   * offset too far in the future confirms nothing and is no error (td, TQueue: "in the future").
   */
  public void confirm(long offset) {
    if (offset > next + MAX_AHEAD) {
      return;
    }
    if (offset > 0) {
      waiting.headMap(offset).clear();
    } else {
      while (offset < 0 && waiting.size() > -offset) {
        waiting.pollFirstEntry();
      }
    }
  }

  public List<ObjectNode> take(int most, Instant now) {
    List<ObjectNode> taken = new ArrayList<>();
    List<Pending> expired = new ArrayList<>();
    for (Pending pending : waiting.values()) {
      if (taken.size() == most) {
        break;
      }
      if (pending.expires().isBefore(now)) {
        expired.add(pending);
      } else {
        taken.add(pending.update());
      }
    }
    expired.forEach(this::done);
    return taken;
  }

  public void clear() {
    waiting.clear();
  }

  public int size() {
    return waiting.size();
  }

  public Collection<Pending> all() {
    return List.copyOf(waiting.values());
  }
}
