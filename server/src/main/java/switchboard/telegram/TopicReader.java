package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;
import switchboard.domain.Topic;

/** Finds a message's forum topic (Bot API, Message). */
final class TopicReader {

  private TopicReader() {}

  /**
   * Absent when the message is in the chat itself. Replies in a group have a {@code
   * message_thread_id} too, for a thread that is not a topic; {@code is_topic_message}
   * distinguishes the two. Private chats have no such threads.
   */
  static @Nullable Topic of(JsonNode message, Chat chat) {
    var direct = JsonFields.number(message.path("direct_messages_topic"), "topic_id");
    if (direct != null && direct > 0) {
      return new Topic.DirectMessages(direct);
    }
    var thread = JsonFields.number(message, "message_thread_id");
    boolean isTopic = chat.isPrivate() || JsonFields.isTrue(message, "is_topic_message");
    return isTopic && thread != null && thread > 0 ? new Topic.MessageThread(thread) : null;
  }
}
