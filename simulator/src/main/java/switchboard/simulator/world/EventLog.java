package switchboard.simulator.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Ring buffer of the newest events for the chat pages. Guarded by the world's lock. */
public final class EventLog {
  public static final int KEPT = 4096;

  /** Fields that may hold the id of the person or chat an event concerns. */
  private static final List<String> ABOUT = List.of("chat_id", "person_id", "id");

  /** One event; bot 0 means all bots. */
  public record Event(long seq, long bot, String name, JsonNode data) {}

  private final Event[] ring = new Event[KEPT];
  private final Set<Long> hidden = new HashSet<>();
  private long last;

  /** Suppresses further events about this person and their chat. */
  void hide(long person) {
    hidden.add(person);
  }

  boolean hides(long id) {
    return hidden.contains(id);
  }

  public void publish(long bot, String name, JsonNode data) {
    if (ABOUT.stream().anyMatch(field -> hides(data.path(field).asLong(0)))) {
      return;
    }
    last++;
    ring[(int) (last % KEPT)] = new Event(last, bot, name, data);
  }

  public long last() {
    return last;
  }

  /**
   * Returns the events after a sequence number, or empty if the ring no longer holds all of them.
   */
  public Optional<List<Event>> after(long seq, long bot) {
    if (seq > last || seq < last - KEPT) {
      return Optional.empty();
    }
    List<Event> events = new ArrayList<>();
    for (long n = seq + 1; n <= last; n++) {
      Event event = ring[(int) (n % KEPT)];
      if (event.bot() == 0 || event.bot() == bot) {
        events.add(event);
      }
    }
    return Optional.of(events);
  }
}
