package switchboard.simulator.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import switchboard.simulator.check.FormattedText.Entity;

/** Maps HTML elements to entities. */
final class HtmlTags {
  private static final Pattern MENTION = Pattern.compile("tg:(?://)?user\\?id=(\\d{1,18})");

  private static final int URL_LENGTH = 2048;

  private HtmlTags() {}

  /** Creates the entity from the offset to the end of the text so far. */
  static Optional<Entity> entity(
      String tag, Map<String, String> attributes, int offset, StringBuilder text) {
    int length = text.length() - offset;
    return switch (tag) {
      case "b", "strong" -> Optional.of(new Entity("bold", offset, length));
      case "i", "em" -> Optional.of(new Entity("italic", offset, length));
      case "u", "ins" -> Optional.of(new Entity("underline", offset, length));
      case "s", "strike", "del" -> Optional.of(new Entity("strikethrough", offset, length));
      case "tg-spoiler", "span" -> Optional.of(new Entity("spoiler", offset, length));
      case "pre" -> Optional.of(new Entity("pre", offset, length));
      case "code" -> Optional.of(code(attributes, offset, length));
      case "blockquote" -> Optional.of(quote(attributes, offset, length));
      case "tg-emoji" -> emoji(attributes.getOrDefault("emoji-id", ""), offset, length);
      case "a" -> link(attributes.getOrDefault("href", ""), offset, text);
      default -> Optional.empty();
    };
  }

  private static Entity code(Map<String, String> attributes, int offset, int length) {
    String name = attributes.getOrDefault("class", "");
    return name.startsWith("language-")
        ? new Entity("code", offset, length, "language", name.substring("language-".length()))
        : new Entity("code", offset, length);
  }

  private static Entity quote(Map<String, String> attributes, int offset, int length) {
    boolean expandable = attributes.containsKey("expandable");
    return new Entity(expandable ? "expandable_blockquote" : "blockquote", offset, length);
  }

  private static Optional<Entity> emoji(String id, int offset, int length) {
    if (!id.matches("\\d{1,19}")) {
      throw BotApiRefusal.badRequest(
          "can't parse entities: Invalid custom emoji identifier specified");
    }
    return Optional.of(new Entity("custom_emoji", offset, length, "custom_emoji_id", id));
  }

  private static Optional<Entity> link(String href, int offset, StringBuilder text) {
    int length = text.length() - offset;
    String url = href.isEmpty() && length <= URL_LENGTH ? text.substring(offset) : href;
    Matcher mention = MENTION.matcher(url);
    if (mention.matches()) {
      return Optional.of(new Entity("text_mention", offset, length, "user", mention.group(1)));
    }
    return TelegramLinks.normal(url)
        .map(normal -> new Entity("text_link", offset, length, "url", normal));
  }
}
