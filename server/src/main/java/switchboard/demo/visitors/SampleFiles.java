package switchboard.demo.visitors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.people.MediaRequest;

/**
 * What users send besides texts. The files are resources; their README says where they are from.
 */
final class SampleFiles {

  static final List<String> PHOTOS = List.of("breakfast", "cake", "umbrella", "cat");
  private static final List<String> EVENING = List.of("music", "table", "mill");
  private static final int SECONDS = 6;

  private static final double LATITUDE = 51.5074;
  private static final double LONGITUDE = -0.1278;
  private static final double NEARBY = 0.02;

  private SampleFiles() {}

  static MediaRequest photo(String name, @Nullable String caption) {
    return MediaRequest.photo(read(name + ".jpg"), caption);
  }

  /**
   * An album of an evening.
   *
   * @param caption below its first photo
   */
  static List<MediaRequest> evening(@Nullable String caption) {
    return EVENING.stream()
        .map(name -> photo(name, name.equals(EVENING.getFirst()) ? caption : null))
        .toList();
  }

  static MediaRequest voice() {
    return MediaRequest.file("voice", "voice.ogg", "audio/ogg", read("cello.ogg"), null)
        .with(SimulatorJson.object().put("duration", SECONDS));
  }

  static MediaRequest document(@Nullable String caption) {
    return MediaRequest.file(
        "document", "Seating.pdf", "application/pdf", read("seating.pdf"), caption);
  }

  static MediaRequest sticker() {
    return MediaRequest.file("sticker", "sticker.webp", "image/webp", read("cup.webp"), null)
        .with(SimulatorJson.object().put("emoji", "☕"));
  }

  /** A place near the café. */
  static MediaRequest location(Random dice) {
    return MediaRequest.location(
        LATITUDE + NEARBY * (dice.nextDouble() - 0.5),
        LONGITUDE + NEARBY * (dice.nextDouble() - 0.5));
  }

  private static byte[] read(String name) {
    try (var in =
        Objects.requireNonNull(
            SampleFiles.class.getResourceAsStream("/switchboard/demo/visitors/files/" + name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
