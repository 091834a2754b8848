package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import switchboard.insight.FigureTable.Cell;

class LanguageUseTest {

  private static final LanguageUse ENGLISH = new LanguageUse("en", 40, "en", false);
  private static final LanguageUse ITALIAN = new LanguageUse("it", 7, "en", true);
  private static final LanguageUse DUTCH = new LanguageUse("nl", 3, "en", true);
  private static final LanguageUse UNKNOWN = new LanguageUse("", 9, "en", true);

  @Test
  void theSentenceNamesTheLanguageThatMostPeopleMiss() {
    assertThat(LanguageUse.summary(List.of(ENGLISH, UNKNOWN, DUTCH, ITALIAN)))
        .hasToString(
            "The language most missed is Italian:"
                + " 7 people have it in their app and read English instead.");
    assertThat(LanguageUse.summary(List.of(ENGLISH, ITALIAN)).in(Locale.GERMAN))
        .isEqualTo(
            "Am meisten fehlt Italienisch:"
                + " 7 Personen haben diese Sprache in ihrer App und lesen stattdessen Englisch.");
    assertThat(LanguageUse.summary(List.of(ENGLISH, UNKNOWN)))
        .hasToString("The bot speaks the language of everyone’s app.");
    assertThat(LanguageUse.summary(List.of())).hasToString("Nobody has written to the bot yet.");
  }

  @Test
  void theTableHasSharesOfAllPeople() {
    assertThat(LanguageUse.table(List.of(ENGLISH, UNKNOWN, DUTCH)).rows().getLast())
        .startsWith(new Cell.Name("nl"), new Cell.Count(3), new Cell.Share(3 / 52.0));
  }
}
