package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final String SECRET =
      Base32.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  /** RFC 6238, appendix B; the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void bytesAreWrittenAsInTheStandard(String plain, String text) {
    assertThat(Base32.of(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    assertThat(Base32.bytes(text.toLowerCase(java.util.Locale.ROOT)))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(plain);
  }

  @Test
  void whatIsNotBase32IsRefused() {
    assertThatThrownBy(() -> Base32.bytes("A1")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Totp.isSecret("A1")).isFalse();
    assertThat(Totp.isSecret("ABCD")).isFalse();
    assertThat(Totp.isSecret(Totp.newSecret())).isTrue();
  }

  @Test
  void aClockMayDifferByHalfAMinute() {
    var now = Instant.parse("2026-03-01T12:00:10Z");
    long step = Totp.step(now);
    assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 1), now)).hasValue(step - 1);
    assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 1), now)).hasValue(step + 1);
    assertThat(Totp.matching(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.matching(SECRET, "", now)).isEmpty();
  }

  @Test
  void appsReadNameAndSecret() {
    assertThat(Totp.uri("ABC", "ana@home", "Switch board").toString())
        .isEqualTo("otpauth://totp/Switch%20board:ana%40home?secret=ABC&issuer=Switch%20board");
  }
}
