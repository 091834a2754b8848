package switchboard.simulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Generates pictures. */
final class TestPictures {
  private TestPictures() {}

  static byte[] jpeg(int width, int height) {
    return picture(width, height, "jpeg");
  }

  static byte[] png(int width, int height) {
    return picture(width, height, "png");
  }

  static byte[] gif(int width, int height) {
    return picture(width, height, "gif");
  }

  private static byte[] picture(int width, int height, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
