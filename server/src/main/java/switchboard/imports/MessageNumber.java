package switchboard.imports;

import switchboard.imports.Found.Message;

/**
 * The message ids under which messages are stored: they make a repeated import find what is there.
 * Those that the bot did not give itself are negative, as no later message of the bot has them: an
 * edit of such a message must not change an imported one.
 */
final class MessageNumber {

  private static final int BITS = 40;

  private MessageNumber() {}

  static long of(Message message, ImportOptions options) {
    return switch (message.number()) {
      case Message.TelegramNumber(var id) -> options.isSameBot() ? id : -id;
      case Message.SourceNumber(var numbering, var id) ->
          -(numbering.range << BITS | (id & ((1L << BITS) - 1)));
    };
  }
}
