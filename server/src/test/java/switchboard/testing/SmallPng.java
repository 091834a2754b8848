package switchboard.testing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Reduces a screenshot to a palette of 256 colors by median cut; a third of the bytes remains. */
public final class SmallPng {

  private static final int COLORS = 256;

  private record Color(int rgb, int pixels) {
    int part(int shift) {
      return rgb >> shift & 0xff;
    }
  }

  private SmallPng() {}

  public static byte[] of(byte[] png) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    var boxes = boxes(image.getRGB(0, 0, width, height, null, 0, width));
    var palette = new int[boxes.size()];
    Map<Integer, Integer> index = new HashMap<>();
    for (int i = 0; i < palette.length; i++) {
      palette[i] =
          boxes.get(i).stream().max(Comparator.comparingInt(Color::pixels)).orElseThrow().rgb;
      for (var color : boxes.get(i)) {
        index.put(color.rgb, i);
      }
    }
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
    var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        small.getRaster().setSample(x, y, 0, index.getOrDefault(image.getRGB(x, y), 0));
      }
    }
    return written(small);
  }

  /** Halves the box with most pixels times colors, at its longest side, until there are enough. */
  private static List<List<Color>> boxes(int[] pixels) {
    Map<Integer, Integer> count = new HashMap<>();
    for (int rgb : pixels) {
      count.merge(rgb, 1, Integer::sum);
    }
    var boxes = new ArrayList<List<Color>>();
    boxes.add(count.entrySet().stream().map(it -> new Color(it.getKey(), it.getValue())).toList());
    while (boxes.size() < Math.min(COLORS, count.size())) {
      var box = boxes.stream().max(Comparator.comparingDouble(SmallPng::weight)).orElseThrow();
      var sorted = sorted(box);
      boxes.remove(box);
      boxes.add(sorted.subList(0, sorted.size() / 2));
      boxes.add(sorted.subList(sorted.size() / 2, sorted.size()));
    }
    return boxes;
  }

  private static double weight(List<Color> box) {
    double pixels = box.stream().mapToInt(Color::pixels).sum();
    return box.size() == 1 ? 0 : Math.sqrt(pixels) * longest(box).range();
  }

  private record Side(int shift, int range) {}

  private static Side longest(List<Color> box) {
    return IntStream.of(0, 8, 16)
        .mapToObj(shift -> {
          var parts = box.stream().mapToInt(it -> it.part(shift)).summaryStatistics();
          return new Side(shift, parts.getMax() - parts.getMin());
        })
        .max(Comparator.comparingInt(Side::range))
        .orElseThrow();
  }

  private static List<Color> sorted(List<Color> box) {
    int shift = longest(box).shift();
    return box.stream()
        .sorted(Comparator.<Color>comparingInt(it -> it.part(shift)).thenComparingInt(Color::rgb))
        .toList();
  }

  private static byte[] written(BufferedImage image) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var options = writer.getDefaultWriteParam();
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionQuality(0);
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), options);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
