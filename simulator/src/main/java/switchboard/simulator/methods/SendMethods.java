package switchboard.simulator.methods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.FileKind;
import switchboard.simulator.world.SentMedia;
import switchboard.simulator.world.SimulatedChat;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Methods that send text or a single file (Bot API, "Available methods"). */
record SendMethods(World world, Outgoing outgoing, FileReferences references) {
  private static final Map<String, FileKind> MEDIA =
      Map.of(
          "sendPhoto", FileKind.PHOTO,
          "sendDocument", FileKind.DOCUMENT,
          "sendVideo", FileKind.VIDEO,
          "sendAnimation", FileKind.ANIMATION,
          "sendAudio", FileKind.AUDIO,
          "sendVoice", FileKind.VOICE,
          "sendVideoNote", FileKind.VIDEO_NOTE,
          "sendSticker", FileKind.STICKER,
          "sendLivePhoto", FileKind.LIVE_PHOTO);

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

  private JsonNode media(BotAccount bot, Params params, FileKind kind) throws InterruptedException {
    FormattedText caption = TextParameters.caption(params.values());
    outgoing.check(bot, params);
    SentMedia media =
        kind == FileKind.LIVE_PHOTO
            ? references.livePhoto(bot, params)
            : references.parameter(bot, params, kind);
    return outgoing.send(bot, params, message -> write(message, media, caption, params.values()));
  }

  /** Writes a file with its caption and the settings of either a call or an InputMedia. */
  static void write(ObjectNode message, SentMedia media, FormattedText caption, JsonNode values) {
    media.write(message);
    Outgoing.write(message, "caption", caption);
    flag(message, "has_media_spoiler", values.path("has_spoiler").asBoolean(false));
    boolean above = values.path("show_caption_above_media").asBoolean(false);
    flag(message, "show_caption_above_media", above && !caption.text().isEmpty());
  }

  private static void flag(ObjectNode message, String field, boolean set) {
    message.remove(field);
    if (set) {
      message.put(field, true);
    }
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
