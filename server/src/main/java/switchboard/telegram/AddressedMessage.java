package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Chat;

/** Decides whether a group message is addressed to the bot rather than to other members. */
final class AddressedMessage {

  private AddressedMessage() {}

  /** For messages that are not commands. */
  static boolean message(JsonNode message, Chat chat, BotIdentity bot) {
    return chat.isPrivate() || isReplyTo(bot, message) || mentions(bot, message);
  }

  /** For commands: {@code /name@other_bot} is never ours, {@code /name} always is. */
  static boolean command(CommandParser.Command command, Chat chat, BotIdentity bot) {
    return switch (chat.kind()) {
      case PRIVATE -> true;
      case GROUP -> command.bot() == null || isNameOf(bot, command.bot());
      case CHANNEL -> false;
    };
  }

  /**
   * In a forum, a message that is not a reply refers to the message that opened the topic, which
   * may be the bot's.
   */
  private static boolean isReplyTo(BotIdentity bot, JsonNode message) {
    var original = message.path("reply_to_message");
    return !JsonFields.has(original, "forum_topic_created") && isUser(bot, original.path("from"));
  }

  private static boolean mentions(BotIdentity bot, JsonNode message) {
    return mentions(bot, message.path("entities"), JsonFields.textOr(message, "text", ""))
        || mentions(
            bot, message.path("caption_entities"), JsonFields.textOr(message, "caption", ""));
  }

  private static boolean mentions(BotIdentity bot, JsonNode entities, String text) {
    for (var entity : entities) {
      boolean meant =
          switch (JsonFields.textOr(entity, "type", "")) {
            case "mention" -> isMention(bot, MessageEntities.marked(entity, text));
            case "text_mention" -> isUser(bot, entity.path("user"));
            default -> false;
          };
      if (meant) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMention(BotIdentity bot, String marked) {
    return marked.startsWith("@") && isNameOf(bot, marked.substring(1));
  }

  private static boolean isNameOf(BotIdentity bot, @Nullable String name) {
    return bot.username() != null && bot.username().equalsIgnoreCase(name);
  }

  private static boolean isUser(BotIdentity bot, JsonNode user) {
    var id = JsonFields.number(user, "id");
    return id != null && id == bot.id();
  }
}
