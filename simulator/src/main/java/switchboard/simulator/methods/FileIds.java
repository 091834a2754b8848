package switchboard.simulator.methods;

import java.util.regex.Pattern;
import switchboard.simulator.check.BotApiRefusal;

/**
 * Refusals of unknown file ids. TDLib decodes an id first; only what Telegram does not know of a
 * well-formed one is refused by Telegram itself.
 */
final class FileIds {
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{60}");
  private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9_-]*");

  private FileIds() {}

  /** The refusal of a method that sends a file. */
  static BotApiRefusal notSent(String id) {
    return BotApiRefusal.badRequest(
        WELL_FORMED.matcher(id).matches()
            ? "wrong file identifier/HTTP URL specified"
            : "wrong remote file identifier specified: " + flaw(id));
  }

  private static String flaw(String id) {
    if (id.length() % 4 == 1) {
      return "Wrong string length";
    }
    return BASE_64.matcher(id).matches()
        ? "can't unserialize it. Wrong last symbol"
        : "Wrong character in the string";
  }

  /** The refusal of getFile. */
  static BotApiRefusal notFound(String id) {
    return BotApiRefusal.badRequest(
        WELL_FORMED.matcher(id).matches()
            ? "wrong file_id or the file is temporarily unavailable"
            : "invalid file_id");
  }
}
