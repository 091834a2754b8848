package switchboard.domain;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
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
      case Understand(var wanted) -> "p:u:" + (wanted ? 1 : 0);
      case Count(var wanted) -> "p:f:" + (wanted ? 1 : 0);
      case Confirm(var nonce) -> "d:" + nonce;
      case Keep() -> "k";
      case Offered(var leadsTo) -> "o:" + leadsTo.data();
      case Refused(var refusal, long message) -> "n:" + refusal.letter + ":" + message;
      case Settled() -> "q";
      case Shared(var leadsTo, var topic) -> {
        var data = leadsTo.data();
        yield Character.toUpperCase(data.charAt(0)) + Shared.encoded(topic) + data.substring(1);
      }
    };
  }

  record Open(String screen) implements ButtonAddress {}

  record Do(Action action) implements ButtonAddress {}

  record Page(HistoryCursor cursor) implements ButtonAddress {}

  record Speak(String language) implements ButtonAddress {}

  record Notify(boolean wanted) implements ButtonAddress {}

  record Wear(String theme) implements ButtonAddress {}

  /** Whether texts are answered with the screen that is meant. */
  record Understand(boolean wanted) implements ButtonAddress {}

  /** Sets whether the user counts in the figures about the use of the bot. */
  record Count(boolean wanted) implements ButtonAddress {}

  /**
   * Confirms the deletion of everything.
   *
   * @param nonce which question is answered
   */
  record Confirm(long nonce) implements ButtonAddress {}

  /** Declines the deletion. */
  record Keep() implements ButtonAddress {}

  /**
   * What a text may mean, as offered to its author.
   *
   * @param leadsTo a screen or an action
   */
  record Offered(ButtonAddress leadsTo) implements ButtonAddress {

    /** As such, unless the callback data becomes too long. */
    public static ButtonAddress of(ButtonAddress leadsTo) {
      var offered = new Offered(leadsTo);
      return fits(offered.data()) ? offered : leadsTo;
    }
  }

  /**
   * A text means something else.
   *
   * @param messageId of the text
   */
  record Refused(Refusal refusal, long messageId) implements ButtonAddress {}

  /** What its author refuses. */
  enum Refusal {
    ANSWER("a"),
    OFFERS("o");

    private final String letter;

    Refusal(String letter) {
      this.letter = letter;
    }
  }

  /** The user no longer waits for an answer. */
  record Settled() implements ButtonAddress {}

  /**
   * The same on a button that others see too. Where Telegram does not name the chat of a button
   * press, this marks it as public: everyone there sees what the button shows. Where it names the
   * chat but not the topic, as for a message that is inaccessible, the button does.
   *
   * @param leadsTo not itself shared
   * @param topic absent: the chat itself, or unknown
   */
  record Shared(ButtonAddress leadsTo, @Nullable Topic topic) implements ButtonAddress {

    public Shared(ButtonAddress leadsTo) {
      this(leadsTo, null);
    }

    /** With the topic, unless the callback data becomes too long. */
    public static Shared in(@Nullable Topic topic, ButtonAddress leadsTo) {
      var precise = new Shared(leadsTo, topic);
      return fits(precise.data()) ? precise : new Shared(leadsTo);
    }

    private static String encoded(@Nullable Topic topic) {
      return switch (topic) {
        case null -> "";
        case Topic.MessageThread(var id) -> Long.toString(id);
        case Topic.DirectMessages(var id) -> "d" + id;
      };
    }
  }

  private static boolean fits(String data) {
    return data.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

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
    private static final Pattern HEAD = Pattern.compile("[a-z]|[A-Z](?:(d?)([1-9][0-9]{0,17}))?");

    private Parser() {}

    static Optional<ButtonAddress> parse(String data) {
      return fits(data)
          ? Optional.ofNullable(read(data.split(":", 2)))
              .filter(address -> address.data().equals(data))
          : Optional.empty();
    }

    private static @Nullable ButtonAddress read(String[] parts) {
      var head = HEAD.matcher(parts[0]);
      if (!head.matches()) {
        return null;
      }
      var letter = parts[0].substring(0, 1);
      var small = letter.toLowerCase(Locale.ROOT);
      var address = read(small, parts.length == 2 ? parts[1] : "");
      return address == null || small.equals(letter) ? address : new Shared(address, topic(head));
    }

    private static @Nullable Topic topic(MatchResult head) {
      var number = head.group(2);
      if (number == null) {
        return null;
      }
      long id = Long.parseLong(number);
      return head.group(1).isEmpty() ? new Topic.MessageThread(id) : new Topic.DirectMessages(id);
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
        case "o" -> offered(rest.split(":", 2));
        case "n" -> refused(rest);
        case "q" -> new Settled();
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

    private static @Nullable ButtonAddress offered(String[] parts) {
      var address = read(parts[0], parts.length == 2 ? parts[1] : "");
      return address instanceof Open || address instanceof Do ? new Offered(address) : null;
    }

    private static @Nullable ButtonAddress refused(String rest) {
      var id = rest.substring(Math.min(2, rest.length()));
      if (!NUMBER.matcher(id).matches()) {
        return null;
      }
      var refusal = rest.startsWith("a:") ? Refusal.ANSWER : Refusal.OFFERS;
      return new Refused(refusal, Long.parseLong(id));
    }

    private static @Nullable ButtonAddress preference(String rest) {
      if (rest.startsWith("u:")) {
        return new Understand(rest.equals("u:1"));
      }
      if (rest.startsWith("f:")) {
        return new Count(rest.equals("f:1"));
      }
      if (rest.startsWith("t:")) {
        return new Wear(rest.substring(2));
      }
      return rest.startsWith("n:") ? new Notify(rest.equals("n:1")) : null;
    }
  }
}
