package switchboard.domain;

/** A topic of a chat. Stored as JSON: names are part of the data. */
public sealed interface Topic {

  /** In a forum, or in a private chat with topics (Bot API, {@code message_thread_id}). */
  record MessageThread(long id) implements Topic {}

  /** In the direct messages of a channel (Bot API, DirectMessagesTopic): one for each user. */
  record DirectMessages(long id) implements Topic {}
}
