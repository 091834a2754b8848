package switchboard.simulator.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One bot's view of one chat. Messages are never changed in place. Guarded by the world's lock. */
public final class SimulatedChat {
  private static final int KEPT = 1000;
  private static final int KEPT_OF_STRANGERS = 4;
  private static final int KEPT_OF_ABSENT = 12;

  public final long id;
  public final ObjectNode json;
  final @Nullable public Group group;
  private final int kept;
  public boolean started;
  public boolean blocked;
  public boolean left;
  public long pinned;
  public final ForumTopics topics = new ForumTopics();
  private final Map<Long, ObjectNode> messages = new LinkedHashMap<>();

  private SimulatedChat(long id, ObjectNode json, @Nullable Group group, int kept) {
    this.id = id;
    this.json = json;
    this.group = group;
    this.kept = kept;
  }

  static SimulatedChat with(SimulatedPerson person) {
    return new SimulatedChat(person.id(), person.chat(), null, KEPT);
  }

  /** A chat that the chat page does not show. */
  static SimulatedChat withAbsent(SimulatedPerson person) {
    return new SimulatedChat(person.id(), person.chat(), null, KEPT_OF_ABSENT);
  }

  /**
   * A chat with a user unknown to the simulator. It keeps few messages, because there may be many
   * such chats.
   */
  public static SimulatedChat withStranger(long id) {
    SimulatedPerson stranger = new SimulatedPerson(id, "Person " + id, null, null, null);
    return new SimulatedChat(id, stranger.chat(), null, KEPT_OF_STRANGERS);
  }

  public static SimulatedChat of(Group group) {
    return new SimulatedChat(group.id(), group.chat(), group, KEPT);
  }

  /** Whether the chat holds the direct messages of a channel. */
  public boolean isDirect() {
    return group != null && group.form() == Group.Form.DIRECT_MESSAGES;
  }

  public void put(long messageId, ObjectNode message) {
    messages.put(messageId, message);
    if (messages.size() > kept) {
      messages.remove(messages.keySet().iterator().next());
    }
  }

  public Optional<ObjectNode> message(long messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  public boolean remove(long messageId) {
    return messages.remove(messageId) != null;
  }

  /** Returns the messages, oldest first. */
  public Collection<ObjectNode> messages() {
    return messages.values();
  }
}
