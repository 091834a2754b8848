package switchboard.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.ImageSize;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.Upload;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns uploads into the content of messages: the sizes of photos, thumbnails and the fields of
 * each kind of file. Call it without the world's lock, because it decodes pictures.
 */
public record MediaFactory(StoredFiles files) {
  private static final int[] SIZES = {90, 320, 800, 1280};
  private static final int LARGEST = 2560;
  private static final int THUMBNAIL = 320;
  private static final int NOTE = 240;

  /** Limits of a photo's dimensions (Bot API, sendPhoto). */
  private static final int MAX_WIDTH_AND_HEIGHT = 10_000;

  private static final int MAX_RATIO = 20;

  /** Stores an upload and all files derived from it. */
  public SentMedia make(long bot, FileKind kind, Upload upload, MediaDetails details) {
    List<StoredFile> stored = new ArrayList<>();
    ObjectNode fields = SimulatorJson.object();
    if (kind == FileKind.PHOTO) {
      fields.set("photo", photo(bot, upload, stored));
    } else {
      StoredFile file = files.add(bot, kind, upload);
      stored.add(file);
      ObjectNode media = described(file, upload, details);
      thumbnail(bot, kind, upload, details.thumbnail())
          .ifPresent(thumbnail -> media.set("thumbnail", thumbnail));
      fields.set(kind.field, media);
      if (kind == FileKind.ANIMATION) {
        fields.set("document", asDocument(file, media));
      }
    }
    SentMedia media = new SentMedia(kind, fields);
    files.remember(media, stored);
    return media;
  }

  /** A live photo: a photo with a short video (Bot API, LivePhoto). */
  public SentMedia live(long bot, Upload photo, Upload video, MediaDetails details) {
    List<StoredFile> stored = new ArrayList<>();
    ObjectNode fields = SimulatorJson.object();
    ArrayNode sizes = photo(bot, photo, stored);
    StoredFile file = files.add(bot, FileKind.LIVE_PHOTO, video);
    ObjectNode live = identified(file);
    ObjectNode largest = (ObjectNode) sizes.path(sizes.size() - 1);
    live.set("width", largest.path("width"));
    live.set("height", largest.path("height"));
    live.put("duration", details.seconds()).put("mime_type", file.mimeType());
    live.set("photo", sizes);
    fields.set("photo", sizes);
    fields.set("live_photo", live);
    files.remember(new SentMedia(FileKind.PHOTO, photoOnly(sizes)), stored);
    SentMedia media = new SentMedia(FileKind.LIVE_PHOTO, fields);
    files.remember(media, List.of(file));
    return media;
  }

  private static ObjectNode photoOnly(ArrayNode sizes) {
    ObjectNode fields = SimulatorJson.object();
    fields.set("photo", sizes);
    return fields;
  }

  /**
   * Stores the sizes of a photo, smallest first. Telegram serves photos as JPEG without metadata;
   * here a JPEG of at most 2,560 pixels is its own largest size, byte for byte.
   */
  private ArrayNode photo(long bot, Upload upload, List<StoredFile> stored) {
    ImageSize size = checked(upload.bytes());
    ArrayNode sizes = SimulatorJson.array();
    Picture picture = Picture.decode(upload.bytes()).orElse(null);
    if (picture == null) {
      sizes.add(size(bot, upload, size.width(), size.height(), stored));
      return sizes;
    }
    int longest = Math.max(size.width(), size.height());
    for (Picture smaller : smaller(picture, longest)) {
      sizes.add(size(bot, jpeg(smaller), smaller.width(), smaller.height(), stored));
    }
    if (longest <= LARGEST) {
      Upload largest =
          upload.mimeType().equals(Picture.TYPE) ? upload : jpeg(picture.scaled(longest));
      sizes.add(size(bot, largest, size.width(), size.height(), stored));
    }
    return sizes;
  }

  private static List<Picture> smaller(Picture picture, int longest) {
    List<Picture> smaller = new ArrayList<>();
    Picture last = picture;
    for (int i = SIZES.length - 1; i >= 0; i--) {
      if (SIZES[i] < longest) {
        last = last.scaled(SIZES[i]);
        smaller.addFirst(last);
      }
    }
    return smaller;
  }

  private static ImageSize checked(byte[] bytes) {
    ImageSize size =
        ImageSize.of(bytes).orElseThrow(() -> BotApiRefusal.badRequest("IMAGE_PROCESS_FAILED"));
    int shorter = Math.min(size.width(), size.height());
    int longer = Math.max(size.width(), size.height());
    if (shorter + longer > MAX_WIDTH_AND_HEIGHT || longer > MAX_RATIO * shorter) {
      throw BotApiRefusal.badRequest("PHOTO_INVALID_DIMENSIONS");
    }
    return size;
  }

  private static Upload jpeg(Picture picture) {
    return new Upload("photo.jpg", Picture.TYPE, picture.jpeg());
  }

  private ObjectNode size(
      long bot, Upload content, int width, int height, List<StoredFile> stored) {
    boolean jpeg = content.mimeType().equals(Picture.TYPE);
    StoredFile file = files.add(bot, FileKind.PHOTO, content.named(jpeg ? "photo.jpg" : "", ""));
    stored.add(file);
    return identified(file).put("width", width).put("height", height);
  }

  /** The given thumbnail, or one made from a picture or standing for a video's first frame. */
  private Optional<ObjectNode> thumbnail(
      long bot, FileKind kind, Upload upload, @Nullable Upload given) {
    if (kind == FileKind.VOICE) {
      return Optional.empty();
    }
    if (given != null) {
      return Picture.decode(given.bytes()).map(picture -> thumbnail(bot, picture, given.bytes()));
    }
    Optional<Picture> picture =
        switch (kind) {
          case DOCUMENT, STICKER, ANIMATION -> Picture.decode(upload.bytes());
          default -> Optional.empty();
        };
    boolean moving = upload.mimeType().startsWith("video/") && kind != FileKind.DOCUMENT;
    return picture
        .or(() -> moving ? Picture.decode(Samples.read("frame.jpg")) : Optional.empty())
        .map(whole -> {
          Picture small = whole.scaled(Math.min(THUMBNAIL, whole.longest()));
          return thumbnail(bot, small, small.jpeg());
        });
  }

  private ObjectNode thumbnail(long bot, Picture picture, byte[] bytes) {
    StoredFile file =
        files.add(bot, FileKind.THUMBNAIL, new Upload("thumbnail.jpg", Picture.TYPE, bytes));
    return identified(file).put("width", picture.width()).put("height", picture.height());
  }

  private static ObjectNode described(StoredFile file, Upload upload, MediaDetails details) {
    ObjectNode media = identified(file);
    switch (file.kind()) {
      case VIDEO, ANIMATION ->
          named(sized(media, upload, details).put("duration", details.seconds()), file);
      case AUDIO -> {
        named(media.put("duration", details.seconds()), file);
        put(media, "title", details.title());
        put(media, "performer", details.performer());
      }
      case VOICE -> media.put("duration", details.seconds()).put("mime_type", file.mimeType());
      case VIDEO_NOTE ->
          media
              .put("length", details.width() > 0 ? details.width() : NOTE)
              .put("duration", details.seconds());
      case STICKER -> sticker(media, upload, details);
      case DOCUMENT, PHOTO, LIVE_PHOTO, THUMBNAIL -> named(media, file);
    }
    return media;
  }

  private static void sticker(ObjectNode media, Upload upload, MediaDetails details) {
    Optional<ImageSize> size = ImageSize.of(upload.bytes());
    media.put("width", size.map(ImageSize::width).orElse(512));
    media.put("height", size.map(ImageSize::height).orElse(512));
    media.put("type", "regular");
    media.put("is_animated", upload.fileName().endsWith(".tgs"));
    media.put("is_video", upload.mimeType().equals("video/webm"));
    put(media, "emoji", details.emoji());
  }

  private static ObjectNode sized(ObjectNode media, Upload upload, MediaDetails details) {
    Optional<ImageSize> size = ImageSize.of(upload.bytes());
    boolean declared = details.width() > 0 && details.height() > 0;
    int width = declared ? details.width() : 640;
    int height = declared ? details.height() : 360;
    media.put("width", size.map(ImageSize::width).orElse(width));
    return media.put("height", size.map(ImageSize::height).orElse(height));
  }

  private static ObjectNode asDocument(StoredFile file, ObjectNode animation) {
    ObjectNode document = named(identified(file), file);
    if (animation.has("thumbnail")) {
      document.set("thumbnail", animation.path("thumbnail"));
    }
    return document;
  }

  private static ObjectNode identified(StoredFile file) {
    ObjectNode json = SimulatorJson.object().put("file_id", file.id());
    return json.put("file_unique_id", file.uniqueId()).put("file_size", file.size());
  }

  private static ObjectNode named(ObjectNode media, StoredFile file) {
    return media.put("file_name", file.name()).put("mime_type", file.mimeType());
  }

  private static void put(ObjectNode media, String field, String value) {
    if (!value.isEmpty()) {
      media.put(field, value);
    }
  }
}
