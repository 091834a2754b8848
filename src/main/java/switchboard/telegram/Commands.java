package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds {@code /name@bot argument} at the start of a text. */
final class Commands {

  /**
   * @param name lower case
   * @param bot whom it names; absent for nobody
   */
  record Command(String name, @Nullable String bot, String argument) {}

  private static final Pattern FORM =
      Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?");

  private Commands() {}

  /**
   * Telegram marks commands with an entity; only where it marks nothing at all, the form counts.
   */
  static Optional<Command> in(JsonNode message, String text) {
    if (!text.startsWith("/")) {
      return Optional.empty();
    }
    int end = message.path("entities").isArray() ? marked(message, text) : firstWord(text);
    var matcher = FORM.matcher(text).region(0, end);
    return matcher.matches()
        ? Optional.of(
            new Command(
                matcher.group(1).toLowerCase(Locale.ROOT),
                matcher.group(2),
                text.substring(end).strip()))
        : Optional.empty();
  }

  private static int marked(JsonNode message, String text) {
    for (var entity : message.path("entities")) {
      if (Entities.isOf(entity, "bot_command") && Entities.offset(entity) == 0) {
        return Entities.end(entity, text);
      }
    }
    return 0;
  }

  private static int firstWord(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
