package switchboard.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;

/**
 * Builds requests to the Bot API: method and parameters. Those about messages: {@link
 * MessageRequests}.
 */
final class BotApiRequests {

  /**
   * @param method as spelled in the Bot API documentation
   */
  record Request(String method, HttpBody body) {}

  private BotApiRequests() {}

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
                ByteBuffer.wrap(certificate.getBytes(StandardCharsets.US_ASCII)));
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
  static Request json(String method, ObjectNode parameters) {
    var body = parameters.toString().getBytes(StandardCharsets.UTF_8);
    return new Request(method, new HttpBody("application/json", ByteBuffer.wrap(body)));
  }
}
