package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "' 42 ', 42", "42.0, 42", "4503599627370495, 4503599627370495"})
  void idsAreReadAsTextsAndAsNumbersOfSpreadsheets(String text, long expected)
      throws BadValueException {
    assertThat(Ids.user(text).value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', NO_ID",
    "None, NO_ID",
    "0, BAD_ID",
    "-5, BAD_ID",
    "-1001234567890, BAD_ID",
    "4503599627370496, BAD_ID",
    "99999999999999999999, BAD_ID",
    "12a, BAD_ID",
    "1.5, BAD_ID",
    "1.23457E+09, ROUNDED_ID",
    "'1,23457E+09', ROUNDED_ID",
  })
  void otherIdsAreRefused(String text, Reason reason) {
    assertThatThrownBy(() -> Ids.user(text))
        .isInstanceOfSatisfying(
            BadValueException.class,
            failure -> assertThat(failure.skipped("", Kind.PERSON).reason()).isEqualTo(reason));
  }
}
