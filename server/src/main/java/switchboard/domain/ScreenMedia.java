package switchboard.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows besides text and buttons.
 *
 * @param file in the screen's own message
 * @param album above it; may be empty
 */
public record ScreenMedia(
    @Nullable LocalizedFile file,
    List<Attachment> album,
    @Nullable Place place,
    Extra.@Nullable ContactCard contact) {

  public static final ScreenMedia NONE = new ScreenMedia(null, List.of(), null, null);

  /**
   * A file, or one for each language.
   *
   * @param byLanguage by IETF tag; holds at least the bot's default language
   */
  public record LocalizedFile(
      Attachment.Kind kind, Map<String, Attachment.Source> byLanguage, String defaultLanguage) {

    Attachment in(String language) {
      var source = byLanguage.get(language);
      return new Attachment(
          kind, source != null ? source : Objects.requireNonNull(byLanguage.get(defaultLanguage)));
    }
  }

  /**
   * A place on the map.
   *
   * @param title present together with the address
   */
  public record Place(
      double latitude,
      double longitude,
      @Nullable LocalizedText title,
      @Nullable LocalizedText address) {

    private Extra in(String language) {
      return title == null || address == null
          ? new Extra.Place(latitude, longitude, null, null)
          : new Extra.Place(latitude, longitude, title.in(language), address.in(language));
    }
  }

  /** The file of the screen's own message. */
  public @Nullable Attachment file(String language) {
    return file == null ? null : file.in(language);
  }

  /** What is shown above the screen's own message, in this order. */
  public List<Extra> above(String language) {
    var above = new ArrayList<Extra>();
    if (!album.isEmpty()) {
      above.add(new Extra.Album(album));
    }
    if (place != null) {
      above.add(place.in(language));
    }
    if (contact != null) {
      above.add(contact);
    }
    return above;
  }
}
