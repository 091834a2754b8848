package switchboard.simulator.world;

import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.Upload;

/** What the sender declares about a file; zero and empty values are unknown. */
public record MediaDetails(
    int seconds,
    int width,
    int height,
    String title,
    String performer,
    String emoji,
    @Nullable Upload thumbnail) {

  public static final MediaDetails NONE = new MediaDetails(0, 0, 0, "", "", "", null);

  public MediaDetails withSeconds(int newSeconds) {
    return new MediaDetails(newSeconds, width, height, title, performer, emoji, thumbnail);
  }

  public MediaDetails withSize(int newWidth, int newHeight) {
    return new MediaDetails(seconds, newWidth, newHeight, title, performer, emoji, thumbnail);
  }

  public MediaDetails withTitle(String newTitle, String newPerformer) {
    return new MediaDetails(seconds, width, height, newTitle, newPerformer, emoji, thumbnail);
  }
}
