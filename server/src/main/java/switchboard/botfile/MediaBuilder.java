package switchboard.botfile;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Attachment;
import switchboard.domain.Attachment.Source;
import switchboard.domain.Extra;
import switchboard.domain.LocalizedText;
import switchboard.domain.ScreenMedia;

/** Builds what screens show besides text, from a draft that has passed every check. */
final class MediaBuilder {

  private final String language;
  private final FoundFiles files;
  private final Map<String, String> places = new HashMap<>();

  /**
   * @param language the default one
   */
  MediaBuilder(String language, FoundFiles files) {
    this.language = language;
    this.files = files;
  }

  ScreenMedia of(DraftMedia draft) {
    var album =
        draft.album().stream()
            .map(Scalar::value)
            .map(path -> new Attachment(MediaCheck.kind(path), source(path)))
            .toList();
    return new ScreenMedia(file(draft.file()), album, place(draft.place()), card(draft.contact()));
  }

  /** Where the files are, by the SHA-256 of their content. */
  Map<String, String> places() {
    return Map.copyOf(places);
  }

  private ScreenMedia.@Nullable LocalizedFile file(DraftMedia.@Nullable File file) {
    if (file == null) {
      return null;
    }
    var sources = new HashMap<String, Source>();
    file.paths().byLanguage(language).forEach((tag, path) -> sources.put(tag, source(path)));
    return new ScreenMedia.LocalizedFile(file.kind(), Map.copyOf(sources), language);
  }

  private Source source(String path) {
    if (path.contains("://")) {
      return new Source.Web(path);
    }
    var file = files.find(path).orElseThrow();
    places.put(file.sha256(), file.place().toString());
    return new Source.Local(file.sha256(), file.name());
  }

  private ScreenMedia.@Nullable Place place(DraftMedia.@Nullable Place place) {
    return place == null
        ? null
        : new ScreenMedia.Place(
            degrees(place.latitude()),
            degrees(place.longitude()),
            localized(place.title()),
            localized(place.address()));
  }

  private static double degrees(@Nullable Scalar value) {
    return Double.parseDouble(requireNonNull(value).value());
  }

  private @Nullable LocalizedText localized(@Nullable DraftText text) {
    return text == null ? null : text.localized(language);
  }

  private static Extra.@Nullable ContactCard card(DraftMedia.@Nullable Contact contact) {
    return contact == null
        ? null
        : new Extra.ContactCard(
            requireNonNull(contact.phone()).value(),
            requireNonNull(contact.firstName()).value(),
            contact.lastName() == null ? null : contact.lastName().value());
  }
}
