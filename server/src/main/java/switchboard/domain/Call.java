package switchboard.domain;

import org.jspecify.annotations.Nullable;

/** A Bot API call. Stored as JSON until it is done: names are part of the data. */
public sealed interface Call {

  /** The chat that it goes to, if it goes to one. */
  @Nullable ChatId chat();

  /** What the message shows; absent for calls without a message. */
  @Nullable Content content();

  /** The name of the Bot API's method. */
  default String method() {
    return switch (this) {
      case SendMessage _ -> "sendMessage";
      case EditMessage _, EditInlineMessage _ -> "editMessageText";
      case AnswerTap _ -> "answerCallbackQuery";
      case SendDocument _ -> "sendDocument";
    };
  }

  /**
   * The same call for another chat. An edit becomes a new message, because the old chat's message
   * is not in the new one.
   */
  default Call to(ChatId other) {
    return switch (this) {
      case SendMessage send -> new SendMessage(other, send.topic, send.content);
      case EditMessage edit -> new SendMessage(other, edit.topic, edit.content);
      case EditInlineMessage edit ->
          new EditInlineMessage(
              other, edit.topic, edit.inlineMessageId, edit.content, edit.replaceable);
      case SendDocument send ->
          new SendDocument(
              other, send.topic, send.fileName, send.text, send.captionHtml, send.otherwiseHtml);
      case AnswerTap answer -> answer;
    };
  }

  /** The same call with other content; calls without content stay as they are. */
  default Call with(Content other) {
    return switch (this) {
      case SendMessage send -> new SendMessage(send.chat, send.topic, other);
      case EditMessage edit -> new EditMessage(edit.chat, edit.topic, edit.messageId, other);
      case EditInlineMessage edit ->
          new EditInlineMessage(
              edit.chat, edit.topic, edit.inlineMessageId, other, edit.replaceable);
      case SendDocument _, AnswerTap _ -> this;
    };
  }

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

    @Override
    public @Nullable Content content() {
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
      implements Call {
    @Override
    public @Nullable Content content() {
      return null;
    }
  }
}
