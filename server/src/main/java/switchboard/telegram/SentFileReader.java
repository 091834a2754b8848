package switchboard.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import switchboard.base.SafeFileName;
import switchboard.domain.SentFile;
import switchboard.domain.SentFile.Version;
import switchboard.domain.SentFileKind;
import switchboard.domain.Word;

/**
 * Reads what Telegram says of a file (Bot API, PhotoSize, Document and the like). A value that
 * cannot be right counts as absent; without a usable file id there is no file.
 */
final class SentFileReader {

  /** Thumbnails are about this long; Telegram makes photos in this size too. */
  private static final int THUMBNAIL_LENGTH = 320;

  private static final Pattern ID = Pattern.compile("[!-~]{1,1024}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}");
  private static final long MAX_BYTES = 1L << 42;
  private static final int MAX_LENGTH = 1_000_000;
  private static final int MAX_SECONDS = 1_000_000_000;

  private SentFileReader() {}

  /**
   * The file of a message.
   *
   * @param type the message's type
   */
  static @Nullable SentFile of(JsonNode message, String type) {
    var kind = Word.find(SentFileKind.class, type).orElse(null);
    if (kind == null) {
      return null;
    }
    var file = message.path(type);
    return switch (kind) {
      case PHOTO -> photo(file);
      case LIVE_PHOTO -> {
        var sizes =
            sizes(file.path("photo").isEmpty() ? message.path("photo") : file.path("photo"));
        yield file(kind, version(file), small(sizes));
      }
      case VIDEO, ANIMATION, AUDIO, VOICE, VIDEO_NOTE, DOCUMENT, STICKER ->
          file(kind, version(file), version(file.path("thumbnail")));
    };
  }

  private static @Nullable SentFile photo(JsonNode photo) {
    var sizes = sizes(photo);
    return sizes.isEmpty() ? null : file(SentFileKind.PHOTO, sizes.getLast(), small(sizes));
  }

  private static @Nullable SentFile file(
      SentFileKind kind, @Nullable Version original, @Nullable Version thumbnail) {
    return original == null ? null : new SentFile(kind, original, thumbnail);
  }

  /** The usable sizes of a photo, smallest first; of equal ones, the last counts. */
  private static List<Version> sizes(JsonNode photo) {
    return photo.isArray()
        ? StreamSupport.stream(photo.spliterator(), false)
            .flatMap(size -> Stream.ofNullable(version(size)))
            .sorted(Comparator.comparingLong(SentFileReader::pixels))
            .toList()
        : List.of();
  }

  private static long pixels(Version version) {
    return (long) known(version.width()) * known(version.height());
  }

  private static int known(@Nullable Integer length) {
    return length == null ? 0 : length;
  }

  /** The smallest size that is large enough for a thumbnail, else the largest. */
  private static @Nullable Version small(List<Version> sizes) {
    return sizes.stream()
        .filter(size -> Math.max(known(size.width()), known(size.height())) >= THUMBNAIL_LENGTH)
        .findFirst()
        .orElse(sizes.isEmpty() ? null : sizes.getLast());
  }

  private static @Nullable Version version(JsonNode file) {
    var id = JsonFields.text(file, "file_id");
    if (id == null || !ID.matcher(id).matches()) {
      return null;
    }
    var uniqueId = JsonFields.text(file, "file_unique_id");
    var round = number(file, "length", MAX_LENGTH); // of a video note, which is as wide as high
    var width = number(file, "width", MAX_LENGTH);
    var height = number(file, "height", MAX_LENGTH);
    return new Version(
        id,
        uniqueId != null && ID.matcher(uniqueId).matches() ? uniqueId : null,
        bytes(file),
        width == null ? round : width,
        height == null ? round : height,
        number(file, "duration", MAX_SECONDS),
        SafeFileName.of(JsonFields.text(file, "file_name")),
        type(file));
  }

  private static @Nullable Long bytes(JsonNode file) {
    var bytes = JsonFields.number(file, "file_size");
    return bytes == null || bytes < 0 || bytes > MAX_BYTES ? null : bytes;
  }

  private static @Nullable Integer number(JsonNode file, String field, int most) {
    var number = JsonFields.number(file, field);
    return number == null || number < 0 || number > most ? null : (Integer) number.intValue();
  }

  private static @Nullable String type(JsonNode file) {
    var type = JsonFields.text(file, "mime_type");
    var lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return TYPE.matcher(lower).matches() ? lower : null;
  }
}
