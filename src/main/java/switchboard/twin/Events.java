package switchboard.twin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The newest events for the chat pages, in a ring. Guarded by the lock of the world. */
final class Events {
  static final int KEPT = 4096;

  /** Where an event says whom it is about. */
  private static final List<String> ABOUT = List.of("chat_id", "person_id", "id");

  /** One event; bot 0 means that it concerns all bots. */
  record Event(long seq, long bot, String name, JsonNode data) {}

  private final Event[] ring = new Event[KEPT];
  private final Set<Long> hidden = new HashSet<>();
  private long last;

  /** From now on nothing is told of this person and their chat. */
  void hide(long person) {
    hidden.add(person);
  }

  boolean hides(long id) {
    return hidden.contains(id);
  }

  void publish(long bot, String name, JsonNode data) {
    if (ABOUT.stream().anyMatch(field -> hides(data.path(field).asLong(0)))) {
      return;
    }
    last++;
    ring[(int) (last % KEPT)] = new Event(last, bot, name, data);
  }

  long last() {
    return last;
  }

  /** Gives what came after, or nothing when the ring no longer holds all of it. */
  Optional<List<Event>> after(long seq, long bot) {
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
