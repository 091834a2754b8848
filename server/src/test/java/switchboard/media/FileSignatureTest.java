package switchboard.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.domain.FileType;

class FileSignatureTest {

  private static FileType of(String head) {
    return FileSignature.of(head.translateEscapes().getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "\\377\\330\\377\\340....JFIF|JPEG",
        "\\377\\330<html>|OTHER",
        "\\211PNG\\r\\n\\032\\n....|PNG",
        "GIF89a....|GIF",
        "GIF87a|GIF",
        "GIF88a....|OTHER",
        "RIFF....WEBPVP8 |WEBP",
        "RIFF....WAVEfmt |OTHER",
        "....ftypisom....|MP4",
        "....ftypM4A ....|M4A",
        "....ftypqt  ....|OTHER",
        "....ftyp|OTHER",
        "\\032E\\337\\243....B\\202\\204webm|WEBM",
        "\\032E\\337\\243....B\\202\\210matroska|OTHER",
        "OggS........................OpusHead|OGG",
        "OggS........................\\001vorbis|OGG",
        "OggS........................\\200theora|OTHER",
        "ID3\\004....|MP3",
        "\\377\\373\\220d....|MP3",
        "\\377\\373\\360d....|OTHER",
        "\\377\\376h\\000t\\000|OTHER",
        "%PDF-1.7 <script>|PDF",
        " %PDF-1.7|OTHER",
        "PK\\003\\004....|ZIP",
        "<svg xmlns=|OTHER",
        "<?xml version=|OTHER",
        "<!doctype html>|OTHER",
        "MZ....|OTHER"
      })
  void theFirstBytesDecide(String head, FileType type) {
    assertThat(of(head)).isEqualTo(type);
  }

  /** What is two things at once is one of them here. */
  @Test
  void onlyTypesWithoutScriptsAreShown() {
    assertThat(of("GIF89a=1;alert(1)//<html>")).isEqualTo(FileType.GIF);
    assertThat(FileType.PDF.isShown()).isFalse();
    assertThat(FileType.OTHER.isShown()).isFalse();
    assertThat(FileType.of("image/svg+xml")).isEqualTo(FileType.OTHER);
  }

  @Test
  void anyBytesHaveAType() {
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      var bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      assertThat(FileSignature.of(bytes)).isNotNull();
    }
  }
}
