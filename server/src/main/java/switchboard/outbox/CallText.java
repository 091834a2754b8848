package switchboard.outbox;

import java.util.List;
import java.util.Optional;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;

/** Inspects and converts Bot API calls. */
final class CallText {

  private CallText() {}

  /** The Bot API method's name, for logs. */
  static String name(Call call) {
    return switch (call) {
      case Call.SendMessage _ -> "sendMessage";
      case Call.EditMessage _, Call.EditInlineMessage _ -> "editMessageText";
      case Call.AnswerTap _ -> "answerCallbackQuery";
      case Call.SendDocument _ -> "sendDocument";
    };
  }

  /**
   * The same call for another chat. An edit becomes a new message, because the old chat's message
   * is not in the new one.
   */
  static Call to(ChatId chat, Call call) {
    return switch (call) {
      case Call.SendMessage send -> new Call.SendMessage(chat, send.topic(), send.content());
      case Call.EditMessage edit -> new Call.SendMessage(chat, edit.topic(), edit.content());
      case Call.SendDocument send ->
          new Call.SendDocument(
              chat,
              send.topic(),
              send.fileName(),
              send.text(),
              send.captionHtml(),
              send.otherwiseHtml());
      case Call.EditInlineMessage edit ->
          new Call.EditInlineMessage(
              chat, edit.topic(), edit.inlineMessageId(), edit.content(), edit.replaceable());
      case Call.AnswerTap answer -> answer;
    };
  }

  /** The same call outside the topic; empty when the call has no topic. */
  static Optional<Call> outsideTopic(Call call) {
    return switch (call) {
      case Call.SendMessage send when send.topic() != null ->
          Optional.of(new Call.SendMessage(send.chat(), null, send.content()));
      case Call.SendDocument send when send.topic() != null ->
          Optional.of(
              new Call.SendDocument(
                  send.chat(),
                  null,
                  send.fileName(),
                  send.text(),
                  send.captionHtml(),
                  send.otherwiseHtml()));
      case Call.EditMessage edit when edit.topic() != null ->
          Optional.of(new Call.SendMessage(edit.chat(), null, edit.content()));
      case Call.SendMessage _,
          Call.SendDocument _,
          Call.EditMessage _,
          Call.EditInlineMessage _,
          Call.AnswerTap _ ->
          Optional.empty();
    };
  }

  /** The fallback message for a document that cannot be sent. */
  static Call otherwise(Call.SendDocument document, String html) {
    return new Call.SendMessage(document.chat(), document.topic(), new Content(html, List.of()));
  }

  /** The message content; empty for calls without one. */
  static Optional<Content> content(Call call) {
    return switch (call) {
      case Call.SendMessage send -> Optional.of(send.content());
      case Call.EditMessage edit -> Optional.of(edit.content());
      case Call.EditInlineMessage edit -> Optional.of(edit.content());
      case Call.SendDocument _, Call.AnswerTap _ -> Optional.empty();
    };
  }

  /** The same call with different content. */
  static Call with(Content content, Call call) {
    return switch (call) {
      case Call.SendMessage send -> new Call.SendMessage(send.chat(), send.topic(), content);
      case Call.EditMessage edit ->
          new Call.EditMessage(edit.chat(), edit.topic(), edit.messageId(), content);
      case Call.EditInlineMessage edit ->
          new Call.EditInlineMessage(
              edit.chat(), edit.topic(), edit.inlineMessageId(), content, edit.replaceable());
      case Call.SendDocument _, Call.AnswerTap _ -> call;
    };
  }
}
