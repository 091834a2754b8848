package switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The static assets. */
class AssetUrlsTest {

  private static final Path FOLDER = Path.of("server/src/main/resources/static/assets");
  private static final Path VENDOR = FOLDER.resolve("vendor");
  private static final int MAX_BYTES = 62_000;

  @Test
  void whatOthersMadeIsAsTheyMadeIt() throws IOException {
    Map<String, String> noted =
        Files.readAllLines(VENDOR.resolve("SHA256SUMS")).stream()
            .map(line -> line.split(" +", 2))
            .collect(
                Collectors.toMap(words -> words[1], words -> words[0], (a, _) -> a, TreeMap::new));
    var there = new TreeMap<String, String>();
    try (var files = Files.list(VENDOR)) {
      files
          .filter(file -> !file.endsWith("SHA256SUMS"))
          .forEach(file -> there.put(String.valueOf(file.getFileName()), sha256(file)));
    }
    assertThat(there).isEqualTo(noted);
  }

  private static String sha256(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void allOfItTogetherIsSmall() throws IOException {
    long bytes = 0;
    for (var name :
        new String[] {
          "console.css",
          "console.js",
          "vendor/htmx-4.0.1.min.js",
          "vendor/hx-sse-4.0.1.min.js",
          "vendor/uplot-1.6.32.min.js",
          "vendor/uplot-1.6.32.min.css"
        }) {
      var packed = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(Files.readAllBytes(FOLDER.resolve(name)));
      }
      bytes += packed.size();
    }
    assertThat(bytes).isLessThan(MAX_BYTES);
  }
}
