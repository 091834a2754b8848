package switchboard.domain;

import org.jspecify.annotations.Nullable;

/** A Bot API call. Stored as JSON until it is done: names are part of the data. */
public sealed interface Call {

  /** The chat that it goes to, if it goes to one. */
  @Nullable ChatId chat();

  /**
   * Must not be repeated when its outcome is unknown: Telegram has no idempotency key.
   *
   * @param topic absent: the chat itself, or the General topic of a forum
   */
  record SendMessage(ChatId chat, @Nullable Topic topic, Content content) implements Call {}

  /**
   * Replaces the content of a message of ours. If that is gone, a new message is sent.
   *
   * @param topic of the message, for the new one
   */
  record EditMessage(ChatId chat, @Nullable Topic topic, long messageId, Content content)
      implements Call {}

  /**
   * The same for a message in a chat that Telegram does not name.
   *
   * @param chat whose order it keeps: the private chat of the user who pressed the button
   * @param topic of the new message in that chat
   * @param replaceable whether a new message may be sent to that chat instead, as it exists
   */
  record EditInlineMessage(
      ChatId chat,
      @Nullable Topic topic,
      String inlineMessageId,
      Content content,
      boolean replaceable)
      implements Call {}

  /**
   * Answers a callback query.
   *
   * @param text a toast of at most 200 characters; absent for none
   * @param alert whether the user must dismiss the text
   */
  record AnswerTap(String queryId, @Nullable String text, boolean alert) implements Call {
    @Override
    public @Nullable ChatId chat() {
      return null;
    }
  }

  /**
   * Sends a generated file.
   *
   * @param text its content
   * @param otherwiseHtml sent instead when the file cannot be sent; absent: nothing
   */
  record SendDocument(
      ChatId chat,
      @Nullable Topic topic,
      String fileName,
      String text,
      String captionHtml,
      @Nullable String otherwiseHtml)
      implements Call {}
}
