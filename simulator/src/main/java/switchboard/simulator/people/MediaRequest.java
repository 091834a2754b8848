package switchboard.simulator.people;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.EntityFinder;
import switchboard.simulator.check.FormattedText;
import switchboard.simulator.check.Scalars;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.check.TextParameters;
import switchboard.simulator.check.Upload;
import switchboard.simulator.world.MediaDetails;
import switchboard.simulator.world.PendingUploads;
import tools.jackson.databind.JsonNode;

/**
 * What a person sends besides text.
 *
 * @param kind photo, document, location and so on, as in /simulator/media
 * @param values details such as duration, latitude or phone_number; absent ones have samples
 * @param file the content; a sample if absent
 * @param second the thumbnail of a file, or the video of a live photo
 */
public record MediaRequest(
    String kind,
    FormattedText caption,
    JsonNode values,
    @Nullable Upload file,
    @Nullable Upload second) {

  public MediaRequest {
    kind = kind.toLowerCase(Locale.ROOT);
    if (Scalars.characters(caption.text()) > TextParameters.CAPTION) {
      throw new InvalidActionException("A caption must have at most 1024 characters");
    }
    check(file);
    check(second);
  }

  private static void check(@Nullable Upload upload) {
    if (upload != null && upload.size() > PendingUploads.MAX_BYTES) {
      throw new InvalidActionException(PendingUploads.TOO_LARGE);
    }
    if (upload != null && upload.size() == 0) {
      throw new InvalidActionException("The file \"" + upload.fileName() + "\" is empty");
    }
  }

  /** A request with sample content. */
  public static MediaRequest of(String kind, @Nullable String caption) {
    return new MediaRequest(kind, typed(caption), SimulatorJson.object(), null, null);
  }

  /** A file of any kind; the name and the type are what the sender's program claims. */
  public static MediaRequest file(
      String kind, String name, String mimeType, byte[] content, @Nullable String caption) {
    Upload file = new Upload(name, mimeType, content);
    return new MediaRequest(kind, typed(caption), SimulatorJson.object(), file, null);
  }

  public static MediaRequest photo(byte[] content, @Nullable String caption) {
    return file("photo", "photo.jpg", "image/jpeg", content, caption);
  }

  public static MediaRequest document(String name, String mimeType, byte[] content) {
    return file("document", name, mimeType, content, null);
  }

  public static MediaRequest location(double latitude, double longitude) {
    JsonNode place = SimulatorJson.object().put("latitude", latitude).put("longitude", longitude);
    return new MediaRequest("location", typed(null), place, null, null);
  }

  /** The same request with details such as duration, width, title or phone_number. */
  public MediaRequest with(JsonNode newValues) {
    return new MediaRequest(kind, caption, newValues, file, second);
  }

  /** Formats a text as a person types it: Telegram detects links, commands and so on. */
  public static FormattedText typed(@Nullable String text) {
    return EntityFinder.complete(new FormattedText(text == null ? "" : text, List.of()).stripped());
  }

  double number(String field, double usual) {
    return values.path(field).asDouble(usual);
  }

  String text(String field, String usual) {
    String text = SimulatorJson.text(values, field);
    return text.isEmpty() ? usual : text;
  }

  /** The sender's details of the file; those that are absent are as in the sample. */
  MediaDetails details(MediaDetails sample) {
    MediaDetails known = file == null ? sample : MediaDetails.NONE;
    return new MediaDetails(
        (int) number("duration", known.seconds()),
        (int) number("width", known.width()),
        (int) number("height", known.height()),
        text("title", known.title()),
        text("performer", known.performer()),
        text("emoji", known.emoji()),
        second);
  }
}
