package switchboard.imports;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.imports.Found.Message;
import switchboard.imports.Found.Numbering;
import switchboard.imports.Found.Profile;
import tools.jackson.databind.JsonNode;

/** A message in an export of Telegram Desktop. */
record ExportedMessage(String where, JsonNode json, Times times) {

  /** The Bot API’s words for {@code media_type}. */
  private static final Map<String, String> MEDIA =
      Map.of(
          "sticker", "sticker",
          "animation", "animation",
          "video_file", "video",
          "video_message", "video_note",
          "voice_message", "voice",
          "audio_file", "audio");

  /** Its words for messages that have such a field instead. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "photo", "photo",
          "contact_information", "contact",
          "poll", "poll",
          "game_title", "game",
          "invoice_information", "invoice");

  Message read(UserId user) throws BadValueException {
    var id = json.path("id");
    if (!id.canConvertToLong()) {
      throw new BadValueException(Reason.BAD_KEY, "the message has no id");
    }
    var text = Values.valid(text(json.path("text")));
    if (text.length() > Values.MAX_TEXT) {
      throw new BadValueException(Reason.TOO_LONG, "the text is too long");
    }
    return new Message(
        where,
        user,
        ChatId.ofPrivate(user),
        new Message.SourceNumber(Numbering.EXPORT, id.asLong()),
        text.isEmpty() ? null : text,
        type(),
        at());
  }

  /** The name is the whole one: the export does not divide it. */
  static Profile profile(JsonNode json) {
    var name = Values.name(Values.valid(json.path("from").asString("")));
    return new Profile(null, Objects.requireNonNullElse(name, ""), null, null, false);
  }

  /** Newer versions add the time in UTC. */
  private @Nullable Instant at() throws BadValueException {
    var seconds = json.path("date_unixtime").asString("");
    return times.read(seconds.isEmpty() ? json.path("date").asString("") : seconds);
  }

  /** A text, or a list of texts and of objects that have one. */
  private static String text(JsonNode text) {
    if (!text.isArray()) {
      return text.asString("");
    }
    var all = new StringBuilder();
    for (var part : text) {
      all.append(part.isObject() ? part.path("text").asString("") : part.asString(""));
    }
    return all.toString();
  }

  private String type() {
    var media = MEDIA.get(json.path("media_type").asString(""));
    if (media != null) {
      return media;
    }
    if (json.has("location_information")) {
      return json.has("place_name") ? "venue" : "location";
    }
    return FIELDS.keySet().stream()
        .filter(json::has)
        .findFirst()
        .map(FIELDS::get)
        .orElse(json.has("file") ? "document" : "text");
  }
}
