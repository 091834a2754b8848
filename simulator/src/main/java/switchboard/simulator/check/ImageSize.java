package switchboard.simulator.check;

import java.util.Optional;

/** Width and height from the header of a PNG, GIF or JPEG. */
public record ImageSize(int width, int height) {

  public static Optional<ImageSize> of(byte[] b) {
    if (b.length > 24 && at(b, 0) == 0x89 && at(b, 1) == 'P' && at(b, 2) == 'N') {
      return sane(two(b, 18), two(b, 22));
    }
    if (b.length > 10 && at(b, 0) == 'G' && at(b, 1) == 'I' && at(b, 2) == 'F') {
      return sane(at(b, 6) | at(b, 7) << 8, at(b, 8) | at(b, 9) << 8);
    }
    if (b.length > 4 && at(b, 0) == 0xFF && at(b, 1) == 0xD8) {
      return jpeg(b);
    }
    return Optional.empty();
  }

  /** Skips segments up to the frame header. */
  private static Optional<ImageSize> jpeg(byte[] b) {
    int i = 2;
    while (i + 9 < b.length && at(b, i) == 0xFF) {
      int marker = at(b, i + 1);
      boolean frame = marker >= 0xC0 && marker <= 0xCF;
      if (frame && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        return sane(two(b, i + 7), two(b, i + 5));
      }
      i += 2 + two(b, i + 2);
    }
    return Optional.empty();
  }

  private static Optional<ImageSize> sane(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
  }

  private static int at(byte[] b, int index) {
    return b[index] & 0xFF;
  }

  private static int two(byte[] b, int index) {
    return at(b, index) << 8 | at(b, index + 1);
  }
}
