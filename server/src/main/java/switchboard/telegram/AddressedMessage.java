package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;

/** Decides whether a group message is addressed to the bot rather than to other members. */
record AddressedMessage(BotIdentity bot) {

  /** For messages that are not commands. */
  boolean message(JsonNode message, Chat chat) {
    return chat.isPrivate() || isReplyTo(message) || mentions(message);
  }

  /** For commands: {@code /name@other_bot} is never ours, {@code /name} always is. */
  boolean command(CommandParser.Command command, Chat chat) {
    return switch (chat.kind()) {
      case PRIVATE -> true;
      case GROUP -> command.bot() == null || isNameOf(command.bot());
      case CHANNEL -> false;
    };
  }

  /**
   * In a forum, a message that is not a reply refers to the message that opened the topic, which
   * may be the bot's.
   */
  private boolean isReplyTo(JsonNode message) {
    var original = message.path("reply_to_message");
    return !JsonFields.has(original, "forum_topic_created") && isUser(original.path("from"));
  }

  private boolean mentions(JsonNode message) {
    return mentions(message.path("entities"), JsonFields.textOr(message, "text", ""))
        || mentions(message.path("caption_entities"), JsonFields.textOr(message, "caption", ""));
  }

  private boolean mentions(JsonNode entities, String text) {
    for (var entity : entities) {
      boolean meant =
          switch (JsonFields.textOr(entity, "type", "")) {
            case "mention" -> isMention(MessageEntities.marked(entity, text));
            case "text_mention" -> isUser(entity.path("user"));
            default -> false;
          };
      if (meant) {
        return true;
      }
    }
    return false;
  }

  private boolean isMention(String marked) {
    return marked.startsWith("@") && isNameOf(marked.substring(1));
  }

  private boolean isNameOf(@Nullable String name) {
    return bot.username() != null && bot.username().equalsIgnoreCase(name);
  }

  private boolean isUser(JsonNode user) {
    var id = JsonFields.number(user, "id");
    return id != null && id == bot.id();
  }
}
