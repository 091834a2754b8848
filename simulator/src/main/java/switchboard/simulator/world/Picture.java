package switchboard.simulator.world;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A decoded picture, for the sizes of photos and for thumbnails. */
final class Picture {
  static final String TYPE = "image/jpeg";

  /** Pictures are decoded to at most about twice this many pixels a side. */
  private static final int DECODED = 1280;

  static {
    ImageIO.setUseCache(false);
  }

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  /** Decodes a JPEG, PNG, GIF or BMP; empty for other or broken files. */
  static Optional<Picture> decode(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        ImageReadParam param = reader.getDefaultReadParam();
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = longest > 2 * DECODED ? longest / DECODED : 1;
        param.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(new Picture(reader.read(0, param)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      return Optional.empty();
    }
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  int longest() {
    return Math.max(width(), height());
  }

  /** Returns the picture scaled so that its longer side has this many pixels, without alpha. */
  Picture scaled(int longest) {
    int width = Math.max(1, Math.round((float) width() * longest / longest()));
    int height = Math.max(1, Math.round((float) height() * longest / longest()));
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = scaled.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    return new Picture(scaled);
  }

  /** Encodes the picture as JPEG. Pictures with alpha must be scaled before. */
  byte[] jpeg() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "jpeg", out)) {
        throw new IllegalStateException("The JDK cannot encode this picture as JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
