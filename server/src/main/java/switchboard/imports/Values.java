package switchboard.imports;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.domain.InteractionType;
import switchboard.domain.SentFileKind;
import switchboard.domain.Word;

/** Texts and words of a source, made valid. */
final class Values {

  /** Characters of a text; a message of Telegram has at most 4,096. */
  static final int MAX_TEXT = 16_384;

  private static final int MAX_NAME = 256;
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{1,32}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,31}");

  /** How Python, JavaScript, SQL and data frames write that there is nothing. */
  private static final Set<String> ABSENT = Set.of("", "none", "null", "nan", "nat", "undefined");

  private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on", "1.0");
  private static final Set<String> NO = Set.of("0", "false", "f", "no", "n", "off", "0.0");

  /** Kinds of messages that are no files, as the Bot API names their fields. */
  private static final Set<String> MESSAGES =
      Set.of(
          "location", "venue", "contact", "poll", "dice", "game", "story", "checklist", "invoice");

  private static final Set<String> TAPS =
      Set.of(
          "tap",
          "click",
          "button",
          "button_click",
          "button_press",
          "callback",
          "callback_query",
          "menu",
          "menu_navigation",
          "navigation");

  private static final Set<String> COMMANDS = Set.of("command", "cmd", "start", "help");

  private Values() {}

  /** Without white space around it; null for how programs write that there is nothing. */
  static @Nullable String present(@Nullable String value) {
    var word = value == null ? "" : value.strip();
    return ABSENT.contains(word.toLowerCase(Locale.ROOT)) ? null : word;
  }

  /** Without NUL, and with � for halves of characters; the same object if nothing is wrong. */
  static String valid(String text) {
    if (text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return text;
    }
    var valid = new StringBuilder();
    text.codePoints()
        .filter(letter -> letter != 0)
        .map(letter -> Character.getType(letter) == Character.SURROGATE ? '�' : letter)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }

  /** In one line; null for a name without letters. */
  static @Nullable String name(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    var name = value.strip().replaceAll("\\s+", " ");
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }

  /** Null for anything that Telegram would not allow. */
  static @Nullable String username(@Nullable String value) {
    var word = present(value);
    var name = word == null ? "" : word.replaceFirst("^(?:https?://)?(?:t\\.me/)?@?", "");
    return USERNAME.matcher(name).matches() ? name : null;
  }

  /** An IETF tag; null for anything else. */
  static @Nullable String language(@Nullable String value) {
    var word = present(value);
    var tag = word == null ? "" : word.replace('_', '-');
    return LANGUAGE.matcher(tag).matches() ? tag : null;
  }

  /** A language that a bot offers: of most bots, without a country. */
  static @Nullable String chosenLanguage(@Nullable String value) {
    var tag = language(value);
    return tag == null ? null : tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }

  static @Nullable String word(@Nullable String value) {
    var word = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    return WORD.matcher(word).matches() && !ABSENT.contains(word) ? word : null;
  }

  static @Nullable Boolean flag(@Nullable String value) {
    var word = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return true;
    }
    return NO.contains(word) ? false : null;
  }

  /** The kind of a message; anything unknown is a text. */
  static String messageType(@Nullable String type, @Nullable String mediaType) {
    return Stream.of(type, mediaType)
        .filter(Objects::nonNull)
        .filter(Values::isMedia)
        .findFirst()
        .orElse("text");
  }

  private static boolean isMedia(String type) {
    return MESSAGES.contains(type) || Word.find(SentFileKind.class, type).isPresent();
  }

  static InteractionType interaction(@Nullable String word) {
    if (word == null) {
      return new InteractionType.Update("unknown");
    }
    if (TAPS.contains(word)) {
      return InteractionType.Own.TAP;
    }
    return COMMANDS.contains(word) ? InteractionType.Own.COMMAND : InteractionType.of(word);
  }
}
