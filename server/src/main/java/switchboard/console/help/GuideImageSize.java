package switchboard.console.help;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Pixels of a PNG file, so that the text below an image stays where it is while it loads. */
record GuideImageSize(int width, int height) {

  /** The header begins after the signature, and the length and name of the first chunk. */
  private static final int HEADER = 16;

  static GuideImageSize of(String name) {
    var path = GuideDocument.FOLDER + "docs/images/" + name;
    try (var in =
        new DataInputStream(
            Objects.requireNonNull(GuideImageSize.class.getResourceAsStream(path), path))) {
      in.skipNBytes(HEADER);
      return new GuideImageSize(in.readInt(), in.readInt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
