package switchboard.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that people take for the same, and words that are alike. */
class FoldingTest {

  @ParameterizedTest
  @CsvSource({
    "FRÜHSTÜCK, frühstuck",
    "café, cafe",
    "Straße, strasse",
    "Ёлка, елка",
    "القهوة, قهوه",
    "أوقات, اوقات",
    "फ़ोन, फोन",
    "हूँ, हूं",
    "營業時間, 营业时间",
    "ｗｉｆｉ, wifi",
    "heyyyyy, heyyy"
  })
  void wordsThatAreTheSameHaveOneForm(String one, String other) {
    assertThat(Folding.phrase(one)).isEqualTo(Folding.phrase(other));
  }

  @ParameterizedTest
  @CsvSource({"मैदान, maidan", "सदस्य, sadasya", "योग, yog", "बुकिंग, buking", "menu, menu"})
  void hindiIsReadInLatinLetters(String hindi, String latin) {
    assertThat(Romanized.of(Folding.word(hindi))).isEqualTo(latin);
  }

  @ParameterizedTest
  @CsvSource({
    "kaffe, kaffee, 1",
    "brekfast, breakfast, 1",
    "recieve, receive, 1",
    "reserviren, reservieren, 1",
    "cat, dog, 3"
  })
  void typingErrorsAreCounted(String one, String other, int errors) {
    assertThat(Likeness.errors(one, other, 2)).isEqualTo(errors);
  }

  @Test
  void shortWordsAreNotTakenForTypingErrors() {
    assertThat(Likeness.typed("tea", "sea")).isZero();
    assertThat(Likeness.typed("kaffe", "kaffee")).isPositive();
  }
}
