package switchboard.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static switchboard.base.Sentence.sentence;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralFormTest {

  @ParameterizedTest
  @CsvSource({
    "en, 0 days ago, 1 day ago, 2 days ago",
    "de, vor 0 Tagen, vor 1 Tag, vor 2 Tagen",
    "es, hace 0 días, hace 1 día, hace 2 días",
    "fr, 0 days ago, 1 day ago, 2 days ago"
  })
  void oneIsSingularAndNoneIsPlural(String language, String none, String one, String two) {
    assertThat(daysAgo(0, language)).isEqualTo(none);
    assertThat(daysAgo(1, language)).isEqualTo(one);
    assertThat(daysAgo(2, language)).isEqualTo(two);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 дней назад",
    "1, 1 день назад",
    "2, 2 дня назад",
    "5, 5 дней назад",
    "11, 11 дней назад",
    "12, 12 дней назад",
    "21, 21 день назад",
    "22, 22 дня назад",
    "25, 25 дней назад",
    "101, 101 день назад",
    "111, 111 дней назад",
    "-1, -1 день назад"
  })
  void russianHasThreeForms(long days, String expected) {
    assertThat(daysAgo(days, "ru")).isEqualTo(expected);
  }

  @Test
  void aFormNeedsANumber() {
    assertThatThrownBy(() -> sentence("common.ago.days", "1").toString())
        .hasMessage("no text has the key common.ago.days");
  }

  @Test
  void onTheCommandLineAnSIsAppended() {
    assertThat(PluralForm.count(0, "row")).isEqualTo("0 rows");
    assertThat(PluralForm.count(1, "row")).isEqualTo("1 row");
    assertThat(PluralForm.count(1_000, "row")).isEqualTo("1,000 rows");
  }

  private static String daysAgo(long days, String language) {
    return sentence("common.ago.days", days).in(Locale.forLanguageTag(language));
  }
}
