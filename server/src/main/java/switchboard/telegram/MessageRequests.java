package switchboard.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Source;
import switchboard.domain.Button;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Extra;
import switchboard.domain.Topic;
import switchboard.telegram.BotApiRequests.Request;

/** Builds the request of one call about messages. */
final class MessageRequests {

  private static final String HTML = "HTML";
  private static final String CHAT = "chat_id";
  private static final String DOCUMENT = "document";
  private static final String MESSAGE = "message_id";

  private final String method;
  private final Map<? extends Source, OutgoingFile> files;
  private final OutgoingFile.@Nullable Upload archive;
  private final ObjectNode parameters = BotApiJson.STRICT.createObjectNode();
  private final Map<String, OutgoingFile.Upload> uploads = new LinkedHashMap<>();

  private MessageRequests(
      Call call, Map<? extends Source, OutgoingFile> files, OutgoingFile.@Nullable Upload archive) {
    method = call.method();
    this.files = files;
    this.archive = archive;
  }

  /**
   * @param files for each local file of the call
   */
  static Request of(Call call, Map<? extends Source, OutgoingFile> files) {
    return new MessageRequests(call, files, null).request(call);
  }

  static Request of(Call call, OutgoingFile.Upload archive) {
    return new MessageRequests(call, Map.of(), archive).request(call);
  }

  private Request request(Call call) {
    switch (call) {
      case Call.SendMessage(var chat, var topic, var content) -> send(chat, topic, content);
      case Call.ReplaceMessage(var chat, var topic, var _, var content) ->
          send(chat, topic, content);
      case Call.EditMessage edit -> {
        edit(edit.content());
        parameters.put(CHAT, edit.chat().value()).put(MESSAGE, edit.messageId());
      }
      case Call.EditInlineMessage edit -> {
        edit(edit.content());
        parameters.put("inline_message_id", edit.inlineMessageId());
      }
      case Call.DeleteMessage delete ->
          parameters.put(CHAT, delete.chat().value()).put(MESSAGE, delete.messageId());
      case Call.SendExtra(var chat, var topic, var extra, var _) -> {
        into(chat, topic);
        extra(extra);
      }
      case Call.AnswerTap answer -> answer(answer);
      case Call.SendDocument send -> document(send);
    }
    return uploads.isEmpty() ? BotApiRequests.json(method, parameters) : form();
  }

  private void send(ChatId chat, @Nullable Topic topic, Content content) {
    var file = content.file();
    if (file == null) {
      text(content);
    } else {
      parameters.put(type(file), reference(file, type(file), type(file)));
      caption(content);
    }
    keyboard(content.keyboard());
    into(chat, topic);
  }

  private void edit(Content content) {
    var file = content.file();
    if (file == null) {
      text(content);
    } else {
      media(file, parameters.putObject("media"))
          .put("caption", content.html())
          .put("parse_mode", HTML);
    }
    keyboard(content.keyboard());
  }

  /** Link previews are off, so that a menu shows only its own text. */
  private void text(Content content) {
    parameters.put("text", content.html()).put("parse_mode", HTML);
    parameters.putObject("link_preview_options").put("is_disabled", true);
  }

  private void caption(Content content) {
    parameters.put("caption", content.html()).put("parse_mode", HTML);
  }

  private void extra(Extra extra) {
    switch (extra) {
      case Extra.Album(var shown) -> {
        var media = parameters.putArray("media");
        shown.forEach(file -> media(file, media.addObject()));
      }
      case Extra.Archive(var _, var _, var name) -> {
        if (archive == null) {
          throw new IllegalArgumentException("no file " + name);
        }
        uploads.put(DOCUMENT, archive);
      }
      case Extra.Place place -> {
        parameters.put("latitude", place.latitude()).put("longitude", place.longitude());
        if (place.title() != null) {
          parameters.put("title", place.title()).put("address", place.address());
        }
      }
      case Extra.ContactCard contact -> {
        parameters.put("phone_number", contact.phone()).put("first_name", contact.firstName());
        if (contact.lastName() != null) {
          parameters.put("last_name", contact.lastName());
        }
      }
    }
  }

  private ObjectNode media(Attachment file, ObjectNode into) {
    var part = "file" + uploads.size();
    return into.put("type", type(file)).put("media", reference(file, part, "attach://" + part));
  }

  private static String type(Attachment file) {
    return file.kind().name().toLowerCase(Locale.ROOT);
  }

  /**
   * What names the file in a parameter. A file to upload becomes a part of the request.
   *
   * @param part its name
   * @param uploaded what names it then
   */
  private String reference(Attachment file, String part, String uploaded) {
    return switch (file.source()) {
      case Source.Web(var url) -> url;
      case Source.Local _, Source.Kept _ ->
          switch (files.get(file.source())) {
            case OutgoingFile.Known(var fileId) -> fileId;
            case OutgoingFile.Upload upload -> {
              // An album may show the same file twice.
              var content = upload.content().duplicate();
              uploads.put(part, new OutgoingFile.Upload(upload.name(), content));
              yield uploaded;
            }
            case null -> throw new IllegalArgumentException("no content of " + file.kind());
          };
    };
  }

  private void answer(Call.AnswerTap answer) {
    parameters.put("callback_query_id", answer.queryId());
    if (answer.text() != null) {
      parameters.put("text", answer.text());
    }
    if (answer.alert()) {
      parameters.put("show_alert", true);
    }
  }

  private void document(Call.SendDocument send) {
    into(send.chat(), send.topic());
    if (!send.captionHtml().isEmpty()) {
      parameters.put("caption", send.captionHtml()).put("parse_mode", HTML);
    }
    var bytes = send.text().getBytes(StandardCharsets.UTF_8);
    uploads.put(DOCUMENT, new OutgoingFile.Upload(send.fileName(), ByteBuffer.wrap(bytes)));
  }

  private void into(ChatId chat, @Nullable Topic topic) {
    parameters.put(CHAT, chat.value());
    switch (topic) {
      case Topic.MessageThread(var id) -> parameters.put("message_thread_id", id);
      case Topic.DirectMessages(var id) -> parameters.put("direct_messages_topic_id", id);
      case null -> {}
    }
  }

  private void keyboard(List<List<Button>> keyboard) {
    if (!keyboard.isEmpty()) {
      var rows = parameters.putObject("reply_markup").putArray("inline_keyboard");
      keyboard.forEach(row -> buttons(row, rows.addArray()));
    }
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

  /** The parameter of a file is its part. */
  private Request form() {
    var form = new MultipartForm();
    for (var parameter : parameters.properties()) {
      var value = parameter.getValue();
      if (!uploads.containsKey(parameter.getKey())) {
        form.field(parameter.getKey(), value.isTextual() ? value.textValue() : value.toString());
      }
    }
    uploads.forEach((part, file) -> form.file(part, file.name(), file.content()));
    return new Request(method, form.body());
  }
}
