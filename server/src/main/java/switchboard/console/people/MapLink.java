package switchboard.console.people;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A link from a place that somebody sent to a map on the web. */
final class MapLink {

  /** The last line of a place's text: latitude and longitude. */
  private static final Pattern COORDINATES =
      Pattern.compile("(?:^|\n)(-?\\d{1,2}\\.\\d{4,6}), (-?\\d{1,3}\\.\\d{4,6})\\z");

  private MapLink() {}

  /**
   * @param kind of message
   * @return null for a message that is no place, or whose text is hidden
   */
  static @Nullable String of(String kind, String text) {
    if (!kind.equals("location") && !kind.equals("venue")) {
      return null;
    }
    var place = COORDINATES.matcher(text);
    return place.find()
        ? "https://www.openstreetmap.org/?mlat=%1$s&mlon=%2$s#map=16/%1$s/%2$s"
            .formatted(place.group(1), place.group(2))
        : null;
  }
}
