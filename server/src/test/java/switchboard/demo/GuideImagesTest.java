package switchboard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.testing.NeedsBrowser;

/**
 * The images of the guide and the README are made from the demo. {@code -Dupdate.docs=true} writes
 * them; otherwise this tests that they can be made.
 */
class GuideImagesTest {

  private static final int MAX_BYTES = 100_000;
  private static final Duration SHORT = Duration.ofDays(1);

  @Test
  void folderHasExactlyTheImagesThatAreMade() throws IOException {
    try (var files = Files.list(GuideImage.FOLDER)) {
      assertThat(files)
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(GuideImage.values()).map(GuideImage::file).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void imageHasItsSizeAndFewBytes(GuideImage image) throws IOException {
    assertThat(image.file()).satisfies(file -> assertThat(Files.size(file)).isLessThan(MAX_BYTES));
    var pixels = ImageIO.read(image.file().toFile());
    assertThat(pixels.getWidth()).isEqualTo(image.width);
    assertThat(pixels.getHeight()).isEqualTo(image.height);
  }

  @ParameterizedTest
  @EnumSource
  void imageIsShownOnAPage(GuideImage image) throws IOException {
    try (var documents = Files.walk(Path.of("docs"))) {
      assertThat(Stream.concat(Stream.of(Path.of("README.md")), documents))
          .filteredOn(file -> file.toString().endsWith(".md"))
          .anySatisfy(file -> assertThat(file).content().contains("images/" + image.fileName()));
    }
  }

  @NeedsBrowser
  @Test
  void imagesAreMadeFromTheDemo(@TempDir Path folder) {
    boolean writes = Boolean.getBoolean("update.docs");
    try (var camera = new DemoCamera(folder, writes ? DemoHistory.LENGTH : SHORT)) {
      assertThat(GuideImage.values())
          .allSatisfy(image -> {
            var picture = camera.take(image);
            assertThat(picture).as(image.name()).hasSizeBetween(5_000, MAX_BYTES);
            if (writes) {
              write(image, picture);
            }
          });
    }
  }

  private static void write(GuideImage image, byte[] picture) {
    try {
      var _ = Files.write(image.file(), picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
