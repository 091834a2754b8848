package switchboard.domain;

import org.jspecify.annotations.Nullable;

/** Something to ask of Telegram. Stored as JSON until it is done: names are data. */
public sealed interface Call {

  /**
   * May not be repeated when its outcome is unknown: Telegram has no key against doing it twice.
   *
   * @param topic absent: the chat itself, in a forum its General topic
   */
  record SendMessage(ChatId chat, @Nullable Topic topic, Content content) implements Call {}

  /**
   * Shows other content in a message of ours; where that is gone, a new message is sent.
   *
   * @param topic of the message, for the new one
   */
  record EditMessage(ChatId chat, @Nullable Topic topic, long messageId, Content content)
      implements Call {}

  /**
   * The same in a message of a chat that Telegram does not name.
   *
   * @param chat whose order it keeps: the private chat of the person who pressed the button
   * @param topic where in that chat the new message goes
   * @param replaceable whether a new message may go to that chat instead, as there is one
   */
  record EditInlineMessage(
      ChatId chat,
      @Nullable Topic topic,
      String inlineMessageId,
      Content content,
      boolean replaceable)
      implements Call {}

  /**
   * Ends the waiting of a button.
   *
   * @param text a toast of at most 200 characters; absent for none
   * @param alert whether the text must be dismissed by hand
   */
  record AnswerTap(String queryId, @Nullable String text, boolean alert) implements Call {}

  /**
   * A file made by us.
   *
   * @param text its content
   * @param otherwiseHtml said in its place when it cannot be sent; absent: nothing
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
