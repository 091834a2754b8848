package switchboard.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.Topic;

/** Builds Bot API requests: method and parameters. */
final class BotApiRequests {

  /**
   * @param method as spelled in the Bot API documentation
   */
  record Request(String method, HttpBody body) {}

  private static final String HTML = "HTML";
  private static final String CHAT = "chat_id";

  private BotApiRequests() {}

  static Request of(Call call) {
    return switch (call) {
      case Call.SendMessage send -> send(send);
      case Call.EditMessage edit -> edit(edit);
      case Call.EditInlineMessage edit -> edit(edit);
      case Call.AnswerTap answer -> answer(answer);
      case Call.SendDocument send -> document(send);
    };
  }

  private static Request send(Call.SendMessage send) {
    var parameters = shown(send.content()).put(CHAT, send.chat().value());
    return json(send.method(), into(send.topic(), parameters));
  }

  private static Request edit(Call.EditMessage edit) {
    var parameters = shown(edit.content()).put(CHAT, edit.chat().value());
    return json(edit.method(), parameters.put("message_id", edit.messageId()));
  }

  private static Request edit(Call.EditInlineMessage edit) {
    var parameters = shown(edit.content()).put("inline_message_id", edit.inlineMessageId());
    return json(edit.method(), parameters);
  }

  private static Request answer(Call.AnswerTap answer) {
    var parameters = object().put("callback_query_id", answer.queryId());
    if (answer.text() != null) {
      parameters.put("text", answer.text());
    }
    if (answer.alert()) {
      parameters.put("show_alert", true);
    }
    return json(answer.method(), parameters);
  }

  private static Request document(Call.SendDocument send) {
    var form = new MultipartForm().field(CHAT, Long.toString(send.chat().value()));
    var topic = send.topic();
    if (topic != null) {
      form.field(field(topic), Long.toString(number(topic)));
    }
    if (!send.captionHtml().isEmpty()) {
      form.field(SendDocument.CAPTION_FIELD, send.captionHtml())
          .field(SendDocument.PARSEMODE_FIELD, HTML);
    }
    var file = send.text().getBytes(StandardCharsets.UTF_8);
    form.file(SendDocument.DOCUMENT_FIELD, send.fileName(), file);
    return new Request(send.method(), form.body());
  }

  static Request setWebhook(BotApi.WebhookOrder order) {
    var certificate = order.certificate();
    if (certificate != null) {
      return upload(order, certificate);
    }
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

  /**
   * Multipart upload: a certificate passed as a string is ignored (Bot API, setWebhook, note 2).
   */
  private static Request upload(BotApi.WebhookOrder order, String certificate) {
    var kinds = BotApiJson.STRICT.createArrayNode();
    order.allowedUpdates().forEach(kinds::add);
    var form =
        new MultipartForm()
            .field(SetWebhook.URL_FIELD, order.url())
            .field(SetWebhook.SECRET_TOKEN_FIELD, order.secret())
            .field(SetWebhook.ALLOWED_UPDATES_FIELD, kinds.toString())
            .field(SetWebhook.MAX_CONNECTIONS_FIELD, Integer.toString(order.maxConnections()))
            .field(SetWebhook.DROP_PENDING_UPDATES_FIELD, Boolean.toString(order.dropPending()))
            .file(
                SetWebhook.CERTIFICATE_FIELD,
                "certificate.pem",
                certificate.getBytes(StandardCharsets.US_ASCII));
    return new Request("setWebhook", form.body());
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

  /** Built by hand: the library's type has an int offset. */
  static Request updates(long offset, int limit, int seconds, List<String> kinds) {
    var parameters = object().put("offset", offset).put("limit", limit).put("timeout", seconds);
    kinds.forEach(parameters.putArray("allowed_updates")::add);
    return json("getUpdates", parameters);
  }

  /** Built by hand: the library has no type for this method yet. */
  static Request callbackQueryMode(String mode) {
    return json("setMySettings", object().put("callback_query_mode", mode));
  }

  static Request file(String fileId) {
    return json("getFile", object().put("file_id", fileId));
  }

  static Request bare(String method) {
    return json(method, object());
  }

  private static ObjectNode into(@Nullable Topic topic, ObjectNode parameters) {
    return topic == null ? parameters : parameters.put(field(topic), number(topic));
  }

  private static String field(Topic topic) {
    return switch (topic) {
      case Topic.MessageThread _ -> "message_thread_id";
      case Topic.DirectMessages _ -> "direct_messages_topic_id";
    };
  }

  private static long number(Topic topic) {
    return switch (topic) {
      case Topic.MessageThread(var id) -> id;
      case Topic.DirectMessages(var id) -> id;
    };
  }

  /** Message text and keyboard. Link previews are off, so that a menu shows only its own text. */
  private static ObjectNode shown(Content content) {
    var parameters = object().put("text", content.html()).put("parse_mode", HTML);
    parameters.putObject("link_preview_options").put("is_disabled", true);
    if (!content.keyboard().isEmpty()) {
      var rows = parameters.putObject("reply_markup").putArray("inline_keyboard");
      content.keyboard().forEach(row -> buttons(row, rows.addArray()));
    }
    return parameters;
  }

  private static void buttons(List<Button> row, ArrayNode into) {
    for (var button : row) {
      var shown = into.addObject().put("text", button.label());
      switch (button) {
        case Button.Callback callback -> shown.put("callback_data", callback.data());
        case Button.Link link -> shown.put("url", link.url());
        case Button.Copy copy -> shown.putObject("copy_text").put("text", copy.text());
      }
    }
  }

  private static ObjectNode object() {
    return BotApiJson.STRICT.createObjectNode();
  }

  /** Removes the method name, which the library adds for replies in webhook responses. */
  private static ObjectNode parameters(PartialBotApiMethod<?> method) {
    ObjectNode parameters = BotApiJson.STRICT.valueToTree(method);
    parameters.remove("method");
    return parameters;
  }

  /**
   * Serialized through a String, which turns a lone surrogate into a question mark instead of
   * failing.
   */
  private static Request json(String method, ObjectNode parameters) {
    var body = parameters.toString().getBytes(StandardCharsets.UTF_8);
    return new Request(method, new HttpBody("application/json", ByteBuffer.wrap(body)));
  }
}
