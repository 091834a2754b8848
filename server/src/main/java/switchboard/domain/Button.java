package switchboard.domain;

/** A button under a message. */
public sealed interface Button {

  String label();

  /**
   * Sends a callback query when pressed.
   *
   * @param data 1–64 bytes (Bot API, InlineKeyboardButton)
   */
  record Callback(String label, String data) implements Button {}

  record Link(String label, String url) implements Button {}

  /**
   * Copies a text to the clipboard.
   *
   * @param text 1–256 characters (Bot API, CopyTextButton)
   */
  record Copy(String label, String text) implements Button {}
}
