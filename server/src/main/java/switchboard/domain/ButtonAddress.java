package switchboard.domain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a button leads, as encoded in callback data. It depends on no session and no position, so
 * that a button works as long as its message exists. The format below may grow but not change.
 */
public sealed interface ButtonAddress {

  /** Bot API, InlineKeyboardButton: callback_data has 1–64 bytes. */
  int MAX_BYTES = 64;

  /** The callback data. */
  default String data() {
    return switch (this) {
      case Open(var screen) -> "s:" + screen;
      case Do(var action) -> "a:" + action.word();
      case Page(HistoryCursor.Newest()) -> "h";
      case Page(HistoryCursor.OlderThan(long id)) -> "h:o:" + id;
      case Page(HistoryCursor.NewerThan(long id)) -> "h:n:" + id;
      case Speak(var language) -> "l:" + language;
      case Notify(var wanted) -> "p:n:" + (wanted ? 1 : 0);
      case Wear(var theme) -> "p:t:" + theme;
      case Confirm(var nonce) -> "d:" + nonce;
      case Keep() -> "k";
      case Shared(var leadsTo) -> {
        var data = leadsTo.data();
        yield Character.toUpperCase(data.charAt(0)) + data.substring(1);
      }
    };
  }

  record Open(String screen) implements ButtonAddress {}

  record Do(Action action) implements ButtonAddress {}

  record Page(HistoryCursor cursor) implements ButtonAddress {}

  record Speak(String language) implements ButtonAddress {}

  record Notify(boolean wanted) implements ButtonAddress {}

  record Wear(String theme) implements ButtonAddress {}

  /**
   * Confirms the deletion of everything.
   *
   * @param nonce which question is answered
   */
  record Confirm(long nonce) implements ButtonAddress {}

  /** Declines the deletion. */
  record Keep() implements ButtonAddress {}

  /**
   * The same on a button that others see too. Where Telegram does not name the chat of a button
   * press, this marks it as public: everyone there sees what the button shows.
   *
   * @param leadsTo not itself shared
   */
  record Shared(ButtonAddress leadsTo) implements ButtonAddress {}

  /**
   * The address that is encoded exactly so.
   *
   * @param data untrusted
   */
  static Optional<ButtonAddress> parse(String data) {
    return Parser.parse(data);
  }

  /** Parses leniently, then accepts only what would be encoded the same way. */
  final class Parser {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Parser() {}

    static Optional<ButtonAddress> parse(String data) {
      return data.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
          ? Optional.empty()
          : Optional.ofNullable(read(data.split(":", 2)))
              .filter(address -> address.data().equals(data));
    }

    private static @Nullable ButtonAddress read(String[] parts) {
      var rest = parts.length == 2 ? parts[1] : "";
      var letter = parts[0].toLowerCase(Locale.ROOT);
      var address = read(letter, rest);
      return address == null || letter.equals(parts[0]) ? address : new Shared(address);
    }

    private static @Nullable ButtonAddress read(String letter, String rest) {
      return switch (letter) {
        case "s" -> rest.isBlank() ? null : new Open(rest);
        case "a" -> Word.find(Action.class, rest).map(Do::new).orElse(null);
        case "h" -> page(rest);
        case "l" -> new Speak(rest);
        case "p" -> preference(rest);
        case "d" -> NUMBER.matcher(rest).matches() ? new Confirm(Long.parseLong(rest)) : null;
        case "k" -> new Keep();
        default -> null;
      };
    }

    private static @Nullable ButtonAddress page(String rest) {
      if (rest.isEmpty()) {
        return new Page(new HistoryCursor.Newest());
      }
      var id = rest.substring(Math.min(2, rest.length()));
      if (!NUMBER.matcher(id).matches()) {
        return null;
      }
      return new Page(
          rest.startsWith("o:")
              ? new HistoryCursor.OlderThan(Long.parseLong(id))
              : new HistoryCursor.NewerThan(Long.parseLong(id)));
    }

    private static @Nullable ButtonAddress preference(String rest) {
      if (rest.startsWith("t:")) {
        return new Wear(rest.substring(2));
      }
      return rest.startsWith("n:") ? new Notify(rest.equals("n:1")) : null;
    }
  }
}
