package switchboard.simulator.check;

import java.util.Locale;
import java.util.Map;

/** Telegram's error descriptions for missing, too long or malformed parameters. */
public final class ErrorTexts {
  private static final Map<String, String> MISSING =
      Map.ofEntries(
          Map.entry("chat_id", "chat_id is empty"),
          Map.entry("from_chat_id", "from_chat_id is empty"),
          Map.entry("text", "message text is empty"),
          Map.entry("message_id", "message identifier is not specified"),
          Map.entry("user_id", "invalid user_id specified"),
          Map.entry("action", "wrong parameter action in request"),
          Map.entry("file_id", "file_id not specified"),
          Map.entry(
              "callback_query_id",
              "query is too old and response timeout expired or query ID is invalid"),
          Map.entry("question", "poll question must be non-empty"),
          Map.entry("BotCommand.command", "command must be non-empty"),
          Map.entry("BotCommand.description", "command description must be non-empty"),
          Map.entry("InlineKeyboardButton.callback_data", "BUTTON_DATA_INVALID"),
          Map.entry("CopyTextButton.text", "BUTTON_COPY_TEXT_INVALID"));

  private static final Map<String, String> TOO_LONG =
      Map.ofEntries(
          Map.entry("text", "message is too long"),
          Map.entry("caption", "message caption is too long"),
          Map.entry("answerCallbackQuery.text", "MESSAGE_TOO_LONG"),
          Map.entry("question", "poll question length must not exceed 300"),
          Map.entry("InputPollOption.text", "poll options length must not exceed 100"),
          Map.entry("setWebhook.secret_token", "secret token is too long"),
          Map.entry("BotCommand.command", "command length must not exceed 32"),
          Map.entry("BotCommand.description", "command description length must not exceed 256"),
          Map.entry("InlineKeyboardButton.callback_data", "BUTTON_DATA_INVALID"),
          Map.entry("CopyTextButton.text", "BUTTON_COPY_TEXT_INVALID"),
          Map.entry("deleteMessages.message_ids", "too many message identifiers specified"),
          Map.entry("sendMediaGroup.media", "too many items specified in the group"));

  private ErrorTexts() {}

  public static BotApiRefusal missing(String owner, String field) {
    String words = find(MISSING, owner, field);
    if (words.isEmpty()) {
      words =
          isType(owner)
              ? "can't parse " + spoken(owner) + ": Can't find field \"" + field + "\""
              : "parameter \"" + field + "\" is required";
    }
    return BotApiRefusal.badRequest(words);
  }

  public static BotApiRefusal missingFile(String field) {
    return BotApiRefusal.badRequest("there is no " + field.replace('_', ' ') + " in the request");
  }

  static BotApiRefusal tooShort(String owner, String field) {
    String words = find(MISSING, owner, field);
    return BotApiRefusal.badRequest(words.isEmpty() ? field + " is too short" : words);
  }

  static BotApiRefusal tooLong(String owner, String field) {
    String words = find(TOO_LONG, owner, field);
    return BotApiRefusal.badRequest(words.isEmpty() ? field + " is too long" : words);
  }

  static BotApiRefusal outOfRange(String field, BotApiFacts.Limit limit) {
    return BotApiRefusal.badRequest(
        field + " must be between " + limit.min() + " and " + limit.max());
  }

  static BotApiRefusal unallowedCharacters(String field) {
    return BotApiRefusal.badRequest(field.replace('_', ' ') + " contains unallowed characters");
  }

  static BotApiRefusal wrongType(String owner, String field, String wanted) {
    return BotApiRefusal.badRequest(
        isType(owner)
            ? "can't parse %s: Field \"%s\" must be of type %s"
                .formatted(spoken(owner), field, wanted)
            : "parameter \"%s\" must be of type %s".formatted(field, wanted));
  }

  static BotApiRefusal notJson(String field) {
    return BotApiRefusal.badRequest(
        field.equals("reply_markup")
            ? "can't parse reply keyboard markup JSON object"
            : "can't parse " + field.replace('_', ' ') + " JSON object");
  }

  /**
   * Returns the type's name in error descriptions: InlineKeyboardButton is "inline keyboard
   * button".
   */
  static String spoken(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static boolean isType(String owner) {
    return Character.isUpperCase(owner.charAt(0));
  }

  private static String find(Map<String, String> words, String owner, String field) {
    String own = words.getOrDefault(owner + "." + field, "");
    boolean general = !isType(owner) || field.equals("caption");
    return own.isEmpty() && general ? words.getOrDefault(field, "") : own;
  }
}
