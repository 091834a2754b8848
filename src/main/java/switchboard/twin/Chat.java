package switchboard.twin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One bot's view of one chat. Messages are never changed in place. Guarded by the world's lock. */
final class Chat {
  private static final int KEPT = 1000;

  final long id;
  final ObjectNode json;
  final @Nullable Group group;
  boolean started;
  boolean blocked;
  boolean left;
  long pinned;
  private final Map<Long, ObjectNode> messages = new LinkedHashMap<>();

  private Chat(long id, ObjectNode json, @Nullable Group group) {
    this.id = id;
    this.json = json;
    this.group = group;
  }

  static Chat with(Person person) {
    return new Chat(person.id(), person.chat(), null);
  }

  static Chat of(Group group) {
    return new Chat(group.id(), group.chat(), group);
  }

  void put(long messageId, ObjectNode message) {
    messages.put(messageId, message);
    if (messages.size() > KEPT) {
      messages.remove(messages.keySet().iterator().next());
    }
  }

  Optional<ObjectNode> message(long messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  boolean remove(long messageId) {
    return messages.remove(messageId) != null;
  }

  /** Gives the messages, oldest first. */
  Collection<ObjectNode> messages() {
    return messages.values();
  }
}
