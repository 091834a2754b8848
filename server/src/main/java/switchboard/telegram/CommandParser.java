package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses {@code /name@bot argument} at the start of a text. */
final class CommandParser {

  /**
   * @param name lower case
   * @param bot the bot it names, if any
   */
  record Command(String name, @Nullable String bot, String argument) {}

  private static final Pattern FORM =
      Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?![A-Za-z0-9_@])");

  private CommandParser() {}

  /**
   * Telegram marks commands with an entity. The text alone decides only when the message has no
   * entities at all.
   */
  static Optional<Command> in(JsonNode message, String text) {
    var matcher = FORM.matcher(text);
    if (!text.startsWith("/") || !matcher.lookingAt()) {
      return Optional.empty();
    }
    int end = matcher.end();
    boolean marked =
        message.path("entities").isArray()
            ? isMarked(message)
            : end == text.length() || Character.isWhitespace(text.charAt(end));
    return marked
        ? Optional.of(
            new Command(
                matcher.group(1).toLowerCase(Locale.ROOT),
                matcher.group(2),
                text.substring(end).strip()))
        : Optional.empty();
  }

  private static boolean isMarked(JsonNode message) {
    for (var entity : message.path("entities")) {
      if ("bot_command".equals(JsonFields.text(entity, "type"))
          && MessageEntities.offset(entity) == 0) {
        return true;
      }
    }
    return false;
  }
}
