package switchboard.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.CopyTextButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Content;

/** What goes out: the Bot API's method and its parameters. */
final class Requests {

  /**
   * @param method spelt as in the documentation
   */
  record Request(String method, RequestBody body) {}

  /** Spelt as in the documentation; the library has it in lower case. */
  private static final String HTML = "HTML";

  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType FILE = MediaType.get("application/octet-stream");

  /** Menus show what their author wrote, without a preview of the first link in it. */
  private static final LinkPreviewOptions NO_PREVIEW =
      LinkPreviewOptions.builder().isDisabled(true).build();

  private Requests() {}

  static Request of(Call call) {
    return switch (call) {
      case Call.SendMessage send -> send(send);
      case Call.EditMessage edit -> edit(edit);
      case Call.AnswerTap answer -> answer(answer);
      case Call.SendDocument send -> document(send);
    };
  }

  private static Request send(Call.SendMessage send) {
    var method =
        SendMessage.builder()
            .chatId(send.chat().value())
            .text(send.content().html())
            .parseMode(HTML)
            .linkPreviewOptions(NO_PREVIEW)
            .replyMarkup(keyboard(send.content()))
            .build();
    return json("sendMessage", parameters(method).put("chat_id", send.chat().value()));
  }

  /** The message's number is put in afterwards: the library has an int for it. */
  private static Request edit(Call.EditMessage edit) {
    var method =
        EditMessageText.builder()
            .chatId(edit.chat().value())
            .text(edit.content().html())
            .parseMode(HTML)
            .linkPreviewOptions(NO_PREVIEW)
            .replyMarkup(keyboard(edit.content()))
            .build();
    return json(
        "editMessageText",
        parameters(method).put("chat_id", edit.chat().value()).put("message_id", edit.messageId()));
  }

  private static Request answer(Call.AnswerTap answer) {
    var method =
        AnswerCallbackQuery.builder()
            .callbackQueryId(answer.queryId())
            .text(answer.text())
            .showAlert(answer.alert() ? true : null)
            .build();
    return json("answerCallbackQuery", parameters(method));
  }

  private static Request document(Call.SendDocument send) {
    var form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("chat_id", Long.toString(send.chat().value()));
    if (!send.captionHtml().isEmpty()) {
      form.addFormDataPart(SendDocument.CAPTION_FIELD, send.captionHtml())
          .addFormDataPart(SendDocument.PARSEMODE_FIELD, HTML);
    }
    var file = RequestBody.create(send.text().getBytes(StandardCharsets.UTF_8), FILE);
    form.addFormDataPart(SendDocument.DOCUMENT_FIELD, send.fileName(), file);
    return new Request("sendDocument", new OnceBody(form.build()));
  }

  static Request setWebhook(BotApi.WebhookOrder order) {
    var method =
        SetWebhook.builder()
            .url(order.url())
            .secretToken(order.secret())
            .allowedUpdates(order.allowedUpdates())
            .maxConnections(order.maxConnections())
            .dropPendingUpdates(order.dropPending())
            .build();
    return json("setWebhook", parameters(method));
  }

  static Request deleteWebhook(boolean dropPending) {
    return json("deleteWebhook", parameters(new DeleteWebhook(dropPending)));
  }

  static Request setCommands(@Nullable String language, List<BotApi.CommandText> commands) {
    var listed =
        commands.stream()
            .map(command ->
                new org.telegram.telegrambots.meta.api.objects.commands.BotCommand(
                    command.name(), command.description()))
            .toList();
    var method = SetMyCommands.builder().commands(listed).languageCode(language).build();
    return json("setMyCommands", parameters(method));
  }

  /** Without the library's type, which has an int for the offset. */
  static Request updates(long offset, int limit, int seconds, List<String> kinds) {
    var parameters =
        Json.STRICT
            .createObjectNode()
            .put("offset", offset)
            .put("limit", limit)
            .put("timeout", seconds);
    kinds.forEach(parameters.putArray("allowed_updates")::add);
    return json("getUpdates", parameters);
  }

  static Request bare(String method) {
    return json(method, Json.STRICT.createObjectNode());
  }

  private static @Nullable InlineKeyboardMarkup keyboard(Content content) {
    var rows = content.keyboard().stream().map(Requests::row).toList();
    return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
  }

  private static InlineKeyboardRow row(List<Button> buttons) {
    return new InlineKeyboardRow(buttons.stream().map(Requests::button).toList());
  }

  private static InlineKeyboardButton button(Button button) {
    var shown = InlineKeyboardButton.builder().text(button.label());
    return switch (button) {
      case Button.Callback callback -> shown.callbackData(callback.data()).build();
      case Button.Link link -> shown.url(link.url()).build();
      case Button.Copy copy -> shown.copyText(new CopyTextButton(copy.text())).build();
    };
  }

  /** The library adds the method's name in lower case, for answers to webhooks. */
  private static ObjectNode parameters(PartialBotApiMethod<?> method) {
    ObjectNode parameters = Json.STRICT.valueToTree(method);
    parameters.remove("method");
    return parameters;
  }

  /** By way of a String, where half a surrogate pair becomes a question mark and not a failure. */
  private static Request json(String method, ObjectNode parameters) {
    var body = parameters.toString().getBytes(StandardCharsets.UTF_8);
    return new Request(method, new OnceBody(RequestBody.create(body, JSON)));
  }
}
