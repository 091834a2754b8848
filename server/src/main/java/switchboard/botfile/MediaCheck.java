package switchboard.botfile;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.base.Suggestions;
import switchboard.domain.Attachment.Kind;

/**
 * Checks what screens show besides text (Bot API, "Sending files", sendMediaGroup, sendVenue,
 * sendContact): files exist and have a size that Telegram accepts, albums have 2–10 files of kinds
 * that go together.
 */
final class MediaCheck {

  private static final long MEGABYTE = 1_000_000;
  private static final long MAX_PHOTO = 10 * MEGABYTE;
  private static final long MAX_FILE = 50 * MEGABYTE;
  private static final int MIN_ALBUM = 2;
  private static final int MAX_ALBUM = 10;
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final Pattern SECURE =
      Pattern.compile("(?i)https://[^\\s/?#@.]+(\\.[^\\s/?#@.]+)+\\S*");
  private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,12})?");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d ()./-]{3,30}");
  private static final int MAX_NAME = 64;

  private final FoundFiles files;
  private final ProblemList problems;

  private MediaCheck(FoundFiles files, ProblemList problems) {
    this.files = files;
    this.problems = problems;
  }

  static void check(Draft draft, FoundFiles files, ProblemList problems) {
    var check = new MediaCheck(files, problems);
    draft.screens().stream().map(Draft.Screen::media).forEach(check::check);
  }

  private void check(DraftMedia media) {
    var own = media.file();
    if (own != null) {
      own.paths().texts().forEach(path -> file(path, own.kind()));
    }
    media.album().forEach(path -> file(path, kind(path.value())));
    album(media);
    place(media.place());
    contact(media.contact());
  }

  /** Of a file in an album, by its name. */
  static Kind kind(String path) {
    var name = path.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
    if (Stream.of(".jpg", ".jpeg", ".png", ".webp").anyMatch(name::endsWith)) {
      return Kind.PHOTO;
    }
    if (Stream.of(".mp4", ".mov").anyMatch(name::endsWith)) {
      return Kind.VIDEO;
    }
    return Stream.of(".mp3", ".m4a").anyMatch(name::endsWith) ? Kind.AUDIO : Kind.DOCUMENT;
  }

  private void file(Scalar path, Kind kind) {
    var text = path.value();
    var shown = YamlValues.shortened(text);
    if (WEB.matcher(text).matches()) {
      if (!SECURE.matcher(text).matches()) {
        problems.add(
            path.spot(),
            "Telegram cannot fetch `%s`".formatted(shown),
            "write a URL such as `https://example.com/menu.pdf`, or a file in the folder `media`");
      }
    } else if (isOutside(text)) {
      problems.add(
          path.spot(),
          "`%s` is not in the folder `media`".formatted(shown),
          "put the file into the folder `media` beside the bot file, and write its name");
    } else {
      files.find(text).ifPresentOrElse(file -> content(path, file, kind), () -> missing(path));
    }
  }

  private static boolean isOutside(String path) {
    return path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || path.indexOf('\0') >= 0
        || Stream.of(path.split("/", -1)).anyMatch(part -> part.isEmpty() || part.startsWith("."));
  }

  /** A link out of the folder has a name in it, but is not found. */
  private void missing(Scalar path) {
    var others = files.names().stream().filter(name -> !name.equals(path.value())).toList();
    problems.add(
        path.spot(),
        "there is no file `%s` in the folder `media`".formatted(YamlValues.shortened(path.value())),
        Suggestions.orElse(
            path.value(), others, "put it into the folder `media` beside the bot file"));
  }

  private void content(Scalar path, MediaFile file, Kind kind) {
    var shown = YamlValues.shortened(path.value());
    long most = kind == Kind.PHOTO ? MAX_PHOTO : MAX_FILE;
    if (file.bytes() == 0) {
      problems.add(path.spot(), "the file `%s` is empty".formatted(shown), "replace it");
    } else if (file.bytes() > most) {
      problems.add(
          path.spot(),
          "the file `%s` has %d MB; Telegram takes %d"
              .formatted(shown, file.bytes() / MEGABYTE + 1, most / MEGABYTE),
          "make it smaller");
    } else if (kind == Kind.PHOTO && !file.isPicture()) {
      problems.add(
          path.spot(),
          "the file `%s` is not a picture".formatted(shown),
          "use a JPEG, PNG or WebP, or write `document: %s`".formatted(shown));
    }
  }

  private void album(DraftMedia media) {
    var spot = media.albumSpot();
    if (spot == null) {
      return;
    }
    int count = media.album().size();
    if (count < MIN_ALBUM || count > MAX_ALBUM) {
      problems.add(
          spot,
          "an album has 2 to 10 files, not " + count,
          count == 1 ? "write `photo: …` for a single one" : "make several screens");
    }
    var kinds = media.album().stream().map(file -> kind(file.value())).distinct().toList();
    if (kinds.size() > 1 && !List.of(Kind.PHOTO, Kind.VIDEO).containsAll(kinds)) {
      problems.add(
          spot,
          "an album shows either photos and videos, or audio files, or documents",
          "keep those of one kind");
    }
  }

  private void place(DraftMedia.@Nullable Place place) {
    if (place == null) {
      return;
    }
    degrees(place.latitude(), 90, "lat");
    degrees(place.longitude(), 180, "lon");
    if ((place.title() == null) != (place.address() == null)) {
      problems.add(
          place.spot(),
          "a location has `title` and `address`, or neither",
          "add the other, or remove both");
    }
  }

  private void degrees(@Nullable Scalar value, int most, String key) {
    if (value != null
        && !(DEGREES.matcher(value.value()).matches()
            && Math.abs(Double.parseDouble(value.value())) <= most)) {
      problems.add(
          value.spot(),
          "`%s` cannot be `%s`".formatted(key, YamlValues.shortened(value.value())),
          "write degrees from -%d to %d, such as `52.5163`".formatted(most, most));
    }
  }

  private void contact(DraftMedia.@Nullable Contact contact) {
    if (contact == null) {
      return;
    }
    var phone = contact.phone();
    if (phone != null && !PHONE.matcher(phone.value()).matches()) {
      problems.add(
          phone.spot(),
          "`%s` is not a phone number".formatted(YamlValues.shortened(phone.value())),
          "write it as `+49 30 1234567`");
    }
    Stream.of(contact.firstName(), contact.lastName())
        .flatMap(Stream::ofNullable)
        .filter(name -> name.value().isEmpty() || name.length() > MAX_NAME)
        .forEach(name ->
            problems.add(name.spot(), "a name has 1 to 64 characters", "shorten it, or remove it"));
  }
}
