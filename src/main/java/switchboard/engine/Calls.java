package switchboard.engine;

import switchboard.domain.Call;
import switchboard.domain.ChatId;

/** Calls seen from outside. */
final class Calls {

  private Calls() {}

  /** The Bot API's method of it, for logs. */
  static String name(Call call) {
    return switch (call) {
      case Call.SendMessage _ -> "sendMessage";
      case Call.EditMessage _ -> "editMessageText";
      case Call.AnswerTap _ -> "answerCallbackQuery";
      case Call.SendDocument _ -> "sendDocument";
    };
  }

  /** The same to another chat; a message of the old chat cannot be edited there, so it is sent. */
  static Call to(ChatId chat, Call call) {
    return switch (call) {
      case Call.SendMessage send -> new Call.SendMessage(chat, send.content());
      case Call.EditMessage edit -> new Call.SendMessage(chat, edit.content());
      case Call.SendDocument send ->
          new Call.SendDocument(chat, send.fileName(), send.text(), send.captionHtml());
      case Call.AnswerTap answer -> answer;
    };
  }
}
