package switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeFileNameTest {

  @ParameterizedTest
  @CsvSource({
    "letter.pdf, letter.pdf",
    "../../etc/passwd, _.._etc_passwd",
    "C:\\x\\y.txt, C__x_y.txt",
    "'gpj.\u202Eexe', gpj.exe",
    "'a\u0000b\r\nc\td', abcd",
    "'\u200B..\u2066', ",
    "' . ', ",
    "'', ",
    "'Grüße 🎉.jpg', 'Grüße 🎉.jpg'",
    "'a\"<b>.html', 'a__b_.html'"
  })
  void namesAreOneLineWithoutFoldersAndInvisibleCharacters(String given, String safe) {
    assertThat(SafeFileName.of(given)).isEqualTo(safe);
  }

  @Test
  void aLongNameKeepsItsExtension() {
    var safe = Objects.requireNonNull(SafeFileName.of("🎉".repeat(300) + ".jpeg"));
    assertThat(safe).hasSizeLessThanOrEqualTo(120).startsWith("🎉").endsWith("….jpeg");
    assertThat(safe.codePoints().noneMatch(it -> Character.getType(it) == Character.SURROGATE))
        .isTrue();
    assertThat(SafeFileName.of(".".repeat(300))).isNull();
    assertThat(SafeFileName.of("x".repeat(300) + "." + "y".repeat(100))).hasSize(120);
    assertThat(SafeFileName.of(null)).isNull();
  }
}
