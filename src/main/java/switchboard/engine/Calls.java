package switchboard.engine;

import java.util.Optional;
import switchboard.domain.Call;
import switchboard.domain.ChatId;

/** Calls seen from outside. */
final class Calls {

  private Calls() {}

  /** The Bot API's method of it, for logs. */
  static String name(Call call) {
    return switch (call) {
      case Call.SendMessage _ -> "sendMessage";
      case Call.EditMessage _, Call.EditInlineMessage _ -> "editMessageText";
      case Call.AnswerTap _ -> "answerCallbackQuery";
      case Call.SendDocument _ -> "sendDocument";
    };
  }

  /** The same to another chat; a message of the old chat cannot be edited there, so it is sent. */
  static Call to(ChatId chat, Call call) {
    return switch (call) {
      case Call.SendMessage send -> new Call.SendMessage(chat, send.topic(), send.content());
      case Call.EditMessage edit -> new Call.SendMessage(chat, edit.topic(), edit.content());
      case Call.SendDocument send ->
          new Call.SendDocument(
              chat, send.topic(), send.fileName(), send.text(), send.captionHtml());
      case Call.EditInlineMessage edit ->
          new Call.EditInlineMessage(
              chat, edit.topic(), edit.inlineMessageId(), edit.content(), edit.replaceable());
      case Call.AnswerTap answer -> answer;
    };
  }

  /** What says the same in the chat itself; empty for what is in no topic. */
  static Optional<Call> outsideTopic(Call call) {
    return switch (call) {
      case Call.SendMessage send when send.topic() != null ->
          Optional.of(new Call.SendMessage(send.chat(), null, send.content()));
      case Call.SendDocument send when send.topic() != null ->
          Optional.of(
              new Call.SendDocument(
                  send.chat(), null, send.fileName(), send.text(), send.captionHtml()));
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
}
