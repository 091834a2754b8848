package switchboard.simulator.people;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.Upload;
import switchboard.simulator.methods.Outgoing;
import switchboard.simulator.world.FileKind;
import switchboard.simulator.world.MediaDetails;
import switchboard.simulator.world.Samples;
import switchboard.simulator.world.SentMedia;
import switchboard.simulator.world.World;
import tools.jackson.databind.node.ObjectNode;

/** The content of messages that people send besides text, as bots receive it. */
public record PersonMedia(World world, long bot) {
  private static final long PHOTO_BYTES = 10L << 20;

  /** Stores the files of a request. Call it without the world's lock; the result needs it. */
  public Consumer<ObjectNode> content(MediaRequest request) {
    FileKind kind = FileKind.of(request.kind()).orElse(null);
    if (kind == null) {
      return new PersonContent(this).of(request);
    }
    SentMedia media = media(kind, request);
    return message -> {
      media.write(message);
      if (kind.hasCaption()) {
        Outgoing.write(message, "caption", request.caption());
      }
      if (request.values().path("has_spoiler").asBoolean(false)) {
        message.put("has_media_spoiler", true);
      }
    };
  }

  SentMedia media(FileKind kind, MediaRequest request) {
    Upload file = request.file() == null ? sample(kind) : request.file();
    Upload named = file.named(request.text("file_name", ""), request.text("mime_type", ""));
    try {
      if (kind == FileKind.LIVE_PHOTO) {
        Upload video = request.second() == null ? sample(kind, "animation.mp4") : request.second();
        return world.media.live(bot, named, video, MediaDetails.NONE.withSeconds(3));
      }
      if (kind == FileKind.PHOTO && named.size() > PHOTO_BYTES) {
        throw new InvalidActionException("A photo must have at most 10 MB. Send it as a file.");
      }
      return world.media.make(bot, kind, named, request.details(details(kind)));
    } catch (BotApiRefusal refused) {
      throw new InvalidActionException(
          "Telegram cannot show this as a photo: "
              + refused.description()
              + ". Send it as a file.");
    }
  }

  private Upload sample(FileKind kind) {
    return switch (kind) {
      case PHOTO, LIVE_PHOTO ->
          new Upload(
              "photo.png", "image/png", SamplePhoto.png(320, 240, world.random.nextInt(256)));
      case VIDEO -> sample(kind, "video.mp4");
      case ANIMATION -> sample(kind, "animation.mp4");
      case VIDEO_NOTE -> sample(kind, "note.mp4");
      case AUDIO -> sample(kind, "audio.mp3");
      case VOICE -> sample(kind, "voice.ogg");
      case STICKER -> sample(kind, "sticker.webp");
      case DOCUMENT, THUMBNAIL ->
          new Upload(
              "document.txt",
              "text/plain",
              "A sample document of the simulator\n".getBytes(StandardCharsets.UTF_8));
    };
  }

  private static Upload sample(FileKind kind, String name) {
    String type =
        switch (kind) {
          case AUDIO -> "audio/mpeg";
          case VOICE -> "audio/ogg";
          case STICKER -> "image/webp";
          case PHOTO, VIDEO, ANIMATION, VIDEO_NOTE, LIVE_PHOTO, DOCUMENT, THUMBNAIL -> "video/mp4";
        };
    return new Upload(name, type, Samples.read(name));
  }

  private static MediaDetails details(FileKind kind) {
    return switch (kind) {
      case VIDEO -> MediaDetails.NONE.withSeconds(6).withSize(640, 360);
      case ANIMATION -> MediaDetails.NONE.withSeconds(4).withSize(640, 360);
      case VIDEO_NOTE -> MediaDetails.NONE.withSeconds(5).withSize(240, 240);
      case AUDIO -> MediaDetails.NONE.withSeconds(8).withTitle("Sample tune", "Simulator");
      case VOICE -> MediaDetails.NONE.withSeconds(5);
      case STICKER -> new MediaDetails(0, 0, 0, "", "", "🙂", null);
      case PHOTO, LIVE_PHOTO, DOCUMENT, THUMBNAIL -> MediaDetails.NONE;
    };
  }
}
