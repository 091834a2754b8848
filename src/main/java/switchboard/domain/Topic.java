package switchboard.domain;

/** The part of a chat in which something was said. Stored as JSON: names are data. */
public sealed interface Topic {

  /** In a forum, or in a private chat with topics (Bot API, {@code message_thread_id}). */
  record MessageThread(long id) implements Topic {}

  /** In the direct messages of a channel (Bot API, DirectMessagesTopic): one for each person. */
  record DirectMessages(long id) implements Topic {}
}
