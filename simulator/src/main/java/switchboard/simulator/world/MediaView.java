package switchboard.simulator.world;

import java.util.Optional;
import java.util.Set;
import switchboard.simulator.check.ImageSize;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.world.StoredFiles.Stored;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes stored files into messages. */
public final class MediaView {
  public static final Set<String> KINDS =
      Set.of("photo", "video", "animation", "audio", "voice", "document");

  private MediaView() {}

  public static boolean carriesCaption(ObjectNode message) {
    return KINDS.stream().anyMatch(message::has);
  }

  /** Adds a file to a message in the Bot API's form for its kind. */
  public static void write(ObjectNode message, String kind, Stored file, int seconds) {
    ObjectNode media = file(file);
    switch (kind) {
      case "photo" -> {
        ArrayNode sizes = message.putArray("photo");
        sizes.add(size(media, file));
        return;
      }
      case "video", "animation" -> {
        size(media, file).put("duration", seconds);
        named(media, file);
      }
      case "audio" -> named(media.put("duration", seconds), file);
      case "voice" -> media.put("duration", seconds).put("mime_type", file.content().mimeType());
      case "video_note" -> media.put("length", 240).put("duration", seconds);
      case "sticker" ->
          media
              .put("width", 512)
              .put("height", 512)
              .put("type", "regular")
              .put("is_animated", false)
              .put("is_video", false);
      default -> named(media, file);
    }
    message.set(kind, media);
    if (kind.equals("animation")) {
      message.set("document", named(file(file), file));
    }
  }

  private static ObjectNode file(Stored file) {
    ObjectNode json = SimulatorJson.object().put("file_id", file.id());
    json.put("file_unique_id", file.uniqueId());
    return json.put("file_size", file.content().bytes().length);
  }

  private static ObjectNode named(ObjectNode media, Stored file) {
    media.put("file_name", file.content().fileName());
    return media.put("mime_type", file.content().mimeType());
  }

  private static ObjectNode size(ObjectNode media, Stored file) {
    Optional<ImageSize> size = ImageSize.of(file.content().bytes());
    media.put("width", size.map(ImageSize::width).orElse(640));
    return media.put("height", size.map(ImageSize::height).orElse(480));
  }
}
