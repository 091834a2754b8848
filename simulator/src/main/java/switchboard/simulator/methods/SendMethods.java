package switchboard.simulator.methods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.ErrorTexts;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.ImageSize;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.check.Upload;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.MediaView;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.StoredFiles.Stored;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that send text or a single file (Bot API, "Available methods"). */
record SendMethods(World world, Outgoing outgoing) {
  private static final long PHOTO_BYTES = 10L << 20;
  private static final Map<String, String> MEDIA =
      Map.of(
          "sendPhoto", "photo",
          "sendDocument", "document",
          "sendVideo", "video",
          "sendAnimation", "animation",
          "sendAudio", "audio",
          "sendVoice", "voice",
          "sendVideoNote", "video_note",
          "sendSticker", "sticker");

  Map<String, MethodBehaviour> all() {
    Map<String, MethodBehaviour> methods = new HashMap<>();
    methods.put("sendMessage", this::message);
    MEDIA.forEach((name, kind) -> methods.put(name, (bot, params) -> media(bot, params, kind)));
    methods.put("sendChatAction", this::action);
    return methods;
  }

  private JsonNode message(BotAccount bot, Params params) {
    FormattedText text = TextParameters.message(params.values());
    return outgoing.send(bot, params, message -> Outgoing.write(message, "text", text));
  }

  private JsonNode media(BotAccount bot, Params params, String kind) {
    FormattedText caption = TextParameters.caption(params.values());
    checkPhoto(params, kind);
    return outgoing.send(
        bot,
        params,
        message -> {
          Stored file = stored(params, params.text(kind), kind, kind);
          MediaView.write(message, kind, file, (int) params.number("duration"));
          Outgoing.write(message, "caption", caption);
        });
  }

  private static void checkPhoto(Params params, String kind) {
    Upload photo = kind.equals("photo") ? params.upload("photo").orElse(null) : null;
    if (photo != null && photo.bytes().length > PHOTO_BYTES) {
      throw BotApiRefusal.badRequest("file is too big");
    }
    if (photo != null && ImageSize.of(photo.bytes()).isEmpty()) {
      throw BotApiRefusal.badRequest("IMAGE_PROCESS_FAILED");
    }
  }

  /** Resolves a file parameter: an upload or a known file_id. */
  Stored stored(Params params, String reference, String field, String kind) {
    Upload upload = params.uploads().get(field);
    if (upload == null || reference.startsWith("attach://")) {
      upload = params.attached(reference).orElse(upload);
    }
    if (upload != null) {
      if (upload.bytes().length == 0) {
        throw BotApiRefusal.badRequest("file must be non-empty");
      }
      return world.files.add(kind, upload);
    }
    if (reference.startsWith("http://") || reference.startsWith("https://")) {
      throw BotApiRefusal.badRequest("failed to get HTTP URL content");
    }
    return world
        .files
        .find(reference)
        .orElseThrow(() ->
            reference.isEmpty() || reference.startsWith("attach://")
                ? ErrorTexts.missingFile(kind)
                : BotApiRefusal.badRequest("wrong file identifier/HTTP URL specified"));
  }

  private static final List<String> ACTIONS =
      List.of(
          "typing",
          "upload_photo",
          "record_video",
          "upload_video",
          "record_voice",
          "upload_voice",
          "upload_document",
          "choose_sticker",
          "find_location",
          "record_video_note",
          "upload_video_note");

  private JsonNode action(BotAccount bot, Params params) {
    String action = params.text("action");
    if (!ACTIONS.contains(action)) {
      throw BotApiRefusal.badRequest("wrong parameter action in request");
    }
    return world.done(() -> {
      SimulatedChat chat = outgoing.writable(bot, params.value("chat_id"));
      ObjectNode event = SimulatorJson.object().put("chat_id", chat.id).put("action", action);
      world.events.publish(bot.id, "action", event);
    });
  }
}
