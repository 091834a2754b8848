package switchboard.domain;

/** A button under a message. */
public sealed interface Button {

  String label();

  /**
   * Comes back to us when pressed.
   *
   * @param data 1–64 bytes (Bot API, InlineKeyboardButton)
   */
  record Callback(String label, String data) implements Button {}

  record Link(String label, String url) implements Button {}

  /**
   * Puts a text into the clipboard.
   *
   * @param text 1–256 characters (Bot API, CopyTextButton)
   */
  record Copy(String label, String text) implements Button {}
}
