package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.base.CommandException;

class TimesTest {

  private static final Times BERLIN =
      new Times(ZoneId.of("Europe/Berlin"), Instant.parse("2026-01-01T00:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "2024-05-01 12:30:00, 2024-05-01T10:30:00Z",
    "2024-05-01 12:30:00.123456, 2024-05-01T10:30:00.123456Z",
    "2024-05-01T12:30:00, 2024-05-01T10:30:00Z",
    "2024-05-01T12:30:00Z, 2024-05-01T12:30:00Z",
    "2024-05-01T12:30:00+00:00, 2024-05-01T12:30:00Z",
    "2024-05-01 12:30:00-0330, 2024-05-01T16:00:00Z",
    "2024-01-01 12:30, 2024-01-01T11:30:00Z",
    "2024-01-01, 2023-12-31T23:00:00Z",
    "01.05.2024 12:30, 2024-05-01T10:30:00Z",
    "1714559400, 2024-05-01T10:30:00Z",
    "1714559400.5, 2024-05-01T10:30:00.500Z",
    "1714559400123, 2024-05-01T10:30:00.123Z",
    "1714559400123456, 2024-05-01T10:30:00.123Z",
    // the hour that came twice is the first one, and the one that was left out is an hour later
    "2024-10-27 02:30:00, 2024-10-27T00:30:00Z",
    "2024-03-31 02:30:00, 2024-03-31T01:30:00Z",
  })
  void timesOfManyFormsAreRead(String text, Instant expected) throws BadValueException {
    assertThat(BERLIN.read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "None", "NULL", "NaT"})
  void absentTimesAreAbsent(String text) throws BadValueException {
    assertThat(BERLIN.read(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, BAD_TIME",
    "0, BAD_TIME",
    "2024-13-01, BAD_TIME",
    "2024-02-30 12:00, BAD_TIME",
    "2012-01-01, BAD_TIME",
    "99999999999999999999, BAD_TIME",
    "5/1/2024, BAD_TIME",
    "2026-01-01 12:00:00, FUTURE",
    "3000000000, FUTURE",
  })
  void otherTimesAreRefused(String text, Reason reason) {
    assertThatThrownBy(() -> BERLIN.read(text))
        .isInstanceOfSatisfying(
            BadValueException.class,
            failure -> assertThat(failure.skipped("", Kind.MESSAGE).reason()).isEqualTo(reason));
  }

  @Test
  void aLocalTimeDemandsAZone() throws BadValueException {
    var nowhere = new Times(null, BERLIN.now());
    assertThat(nowhere.read("2024-05-01T12:30:00Z")).isEqualTo("2024-05-01T12:30:00Z");
    assertThat(nowhere.read("1714559400")).isEqualTo("2024-05-01T10:30:00Z");
    assertThatThrownBy(() -> nowhere.read("2024-05-01 12:30:00"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("“2024-05-01 12:30:00”")
        .hasMessageContaining("--zone");
  }
}
