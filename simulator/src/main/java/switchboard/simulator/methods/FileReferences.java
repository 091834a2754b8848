package switchboard.simulator.methods;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.ErrorTexts;
import switchboard.simulator.check.Params;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.Upload;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.FileKind;
import switchboard.simulator.world.MediaDetails;
import switchboard.simulator.world.SentMedia;
import switchboard.simulator.world.StoredFile;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;

/**
 * Resolves file parameters: uploads, attach://, file_id and URL (Bot API, "Sending files"). Call it
 * without the world's lock.
 */
record FileReferences(World world) {
  private static final long PHOTO_BYTES = 10L << 20;
  private static final long THUMBNAIL_BYTES = 200L << 10;

  /** Resolves the file of a method such as sendVideo. */
  SentMedia parameter(BotAccount bot, Params params, FileKind kind) throws InterruptedException {
    String reference = params.text(kind.field);
    Upload upload = upload(params, kind.field, reference);
    if (upload != null) {
      return uploaded(bot, params, kind, upload, params.values());
    }
    if (isMissing(reference)) {
      throw ErrorTexts.missingFile(kind.field);
    }
    return referred(bot, kind, reference, params.values());
  }

  /** Resolves an InputMedia. */
  SentMedia item(BotAccount bot, Params params, JsonNode item) throws InterruptedException {
    FileKind kind = kind(item);
    String reference = SimulatorJson.text(item, "media");
    Upload upload = params.attached(reference).orElse(null);
    if (upload == null && isMissing(reference)) {
      throw BotApiRefusal.badRequest("can't parse InputMedia: media not found");
    }
    if (kind == FileKind.LIVE_PHOTO && upload != null) {
      Upload photo = params.attached(SimulatorJson.text(item, "photo")).orElse(null);
      return live(bot, upload, photo);
    }
    return upload == null
        ? referred(bot, kind, reference, item)
        : uploaded(bot, params, kind, upload, item);
  }

  static FileKind kind(JsonNode item) {
    String type = SimulatorJson.text(item, "type");
    return FileKind.of(type)
        .orElseThrow(() ->
            BotApiRefusal.badRequest(
                "can't parse InputMedia: type \"" + type + "\" is unsupported"));
  }

  /** Resolves the two files of sendLivePhoto. */
  SentMedia livePhoto(BotAccount bot, Params params) throws InterruptedException {
    Upload video = upload(params, "live_photo", params.text("live_photo"));
    if (video == null) {
      return parameter(bot, params, FileKind.LIVE_PHOTO);
    }
    return live(bot, video, upload(params, "photo", params.text("photo")));
  }

  private SentMedia live(BotAccount bot, Upload video, @Nullable Upload photo) {
    if (photo == null) {
      throw ErrorTexts.missingFile("photo");
    }
    checkSize(FileKind.LIVE_PHOTO, video);
    checkSize(FileKind.PHOTO, photo);
    return world.media.live(bot.id, photo, video, MediaDetails.NONE.withSeconds(3));
  }

  private static @Nullable Upload upload(Params params, String field, String reference) {
    Upload named = params.uploads().get(field);
    return named != null && !reference.startsWith("attach://")
        ? named
        : params.attached(reference).orElse(named);
  }

  private static boolean isMissing(String reference) {
    return reference.isEmpty() || reference.startsWith("attach://");
  }

  private SentMedia uploaded(
      BotAccount bot, Params params, FileKind kind, Upload upload, JsonNode values) {
    checkSize(kind, upload);
    Upload thumbnail = upload(params, "thumbnail", SimulatorJson.text(values, "thumbnail"));
    if (thumbnail != null && thumbnail.size() >= THUMBNAIL_BYTES) {
      throw BotApiRefusal.badRequest(
          "file of size " + thumbnail.size() + " bytes is too big for a thumbnail");
    }
    return world.media.make(
        bot.id, detected(kind, upload, values), upload, details(values, thumbnail));
  }

  /** A GIF that is sent as a document becomes an animation. */
  private static FileKind detected(FileKind kind, Upload upload, JsonNode values) {
    return kind == FileKind.DOCUMENT
            && upload.mimeType().equals("image/gif")
            && !values.path("disable_content_type_detection").asBoolean(false)
        ? FileKind.ANIMATION
        : kind;
  }

  private static void checkSize(FileKind kind, Upload upload) {
    if (upload.size() == 0) {
      throw BotApiRefusal.badRequest("file must be non-empty");
    }
    if (kind == FileKind.PHOTO && upload.size() > PHOTO_BYTES) {
      throw BotApiRefusal.badRequest(
          "file of size %d bytes is too big for a photo; the maximum size is %d bytes"
              .formatted(upload.size(), PHOTO_BYTES));
    }
  }

  private static MediaDetails details(JsonNode values, @Nullable Upload thumbnail) {
    int length = values.path("length").asInt(0);
    return new MediaDetails(
        values.path("duration").asInt(0),
        values.path("width").asInt(length),
        values.path("height").asInt(length),
        SimulatorJson.text(values, "title"),
        SimulatorJson.text(values, "performer"),
        SimulatorJson.text(values, "emoji"),
        thumbnail);
  }

  private SentMedia referred(BotAccount bot, FileKind kind, String reference, JsonNode values)
      throws InterruptedException {
    if (reference.startsWith("http://") || reference.startsWith("https://")) {
      Upload fetched = world.web.get(reference, kind);
      return world.media.make(
          bot.id, detected(kind, fetched, values), fetched, details(values, null));
    }
    StoredFile file = find(bot, reference).orElseThrow(() -> FileIds.notSent(reference));
    SentMedia media = world.files.media(file).orElse(null);
    if (media == null || !file.kind().sendsAs(kind)) {
      throw BotApiRefusal.badRequest(
          "can't use file of type " + file.kind().spoken + " as " + kind.spoken);
    }
    return media;
  }

  private Optional<StoredFile> find(BotAccount bot, String id) {
    return world.files.find(bot.id, id);
  }
}
