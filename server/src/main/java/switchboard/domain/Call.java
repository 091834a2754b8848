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
      case SendMessage(var _, var _, var content) -> sending(content);
      case ReplaceMessage(var _, var _, var _, var content) -> sending(content);
      case EditMessage(var _, var _, var _, var content) -> editing(content);
      case EditInlineMessage edit -> editing(edit.content);
      case AnswerTap _ -> "answerCallbackQuery";
      case SendDocument _ -> "sendDocument";
      case DeleteMessage _ -> "deleteMessage";
      case SendExtra(var _, var _, var extra, var _) ->
          switch (extra) {
            case Extra.Album _ -> "sendMediaGroup";
            case Extra.Place place -> place.title() == null ? "sendLocation" : "sendVenue";
            case Extra.ContactCard _ -> "sendContact";
            case Extra.Archive _ -> "sendDocument";
          };
    };
  }

  private static String sending(Content content) {
    return switch (content.file() == null ? null : content.file().kind()) {
      case PHOTO -> "sendPhoto";
      case VIDEO -> "sendVideo";
      case ANIMATION -> "sendAnimation";
      case AUDIO -> "sendAudio";
      case DOCUMENT -> "sendDocument";
      case null -> "sendMessage";
    };
  }

  private static String editing(Content content) {
    return content.file() == null ? "editMessageText" : "editMessageMedia";
  }

  /**
   * The same call for another chat. An edit becomes a new message, because the old chat's message
   * is not in the new one.
   */
  default Call to(ChatId other) {
    return switch (this) {
      case SendMessage send -> new SendMessage(other, send.topic, send.content);
      case EditMessage edit -> new SendMessage(other, edit.topic, edit.content);
      case ReplaceMessage replace -> new SendMessage(other, replace.topic, replace.content);
      case EditInlineMessage edit ->
          new EditInlineMessage(
              other, edit.topic, edit.inlineMessageId, edit.content, edit.replaceable);
      case SendDocument send ->
          new SendDocument(
              other, send.topic, send.fileName, send.text, send.captionHtml, send.otherwiseHtml);
      case SendExtra send -> new SendExtra(other, send.topic, send.extra, send.next.to(other));
      case DeleteMessage delete -> new DeleteMessage(other, delete.messageId, delete.shownAs);
      case AnswerTap answer -> answer;
    };
  }

  /** The same call with other content; calls without content stay as they are. */
  default Call with(Content other) {
    return switch (this) {
      case SendMessage send -> new SendMessage(send.chat, send.topic, other);
      case EditMessage edit -> new EditMessage(edit.chat, edit.topic, edit.messageId, other);
      case ReplaceMessage replace ->
          new ReplaceMessage(replace.chat, replace.topic, replace.messageId, other);
      case EditInlineMessage edit ->
          new EditInlineMessage(
              edit.chat, edit.topic, edit.inlineMessageId, other, edit.replaceable);
      case SendExtra send ->
          new SendExtra(send.chat, send.topic, send.extra, send.next.with(other));
      case SendDocument _, AnswerTap _, DeleteMessage _ -> this;
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
   * Sends a new message, then deletes one of ours that cannot be edited to show this content. A
   * crash in between leaves both.
   */
  record ReplaceMessage(ChatId chat, @Nullable Topic topic, long messageId, Content content)
      implements Call {}

  /**
   * Deletes a message of ours that a new one has replaced.
   *
   * @param shownAs id of the new message
   */
  record DeleteMessage(ChatId chat, long messageId, @Nullable Long shownAs) implements Call {
    @Override
    public @Nullable Content content() {
      return null;
    }
  }

  /**
   * Sends a message that belongs above another.
   *
   * @param next sends the other message
   */
  record SendExtra(ChatId chat, @Nullable Topic topic, Extra extra, Call next) implements Call {
    @Override
    public @Nullable Content content() {
      return next.content();
    }
  }

  /**
   * Replaces the content of a message in a chat that Telegram does not name.
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
