package switchboard.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.UserId;
import switchboard.store.UserDao.UserRow;

/** A user's name in lists, where a name without a visible letter would be no link. */
class PeoplePageTest {

  private static String name(String firstName, @Nullable String lastName) {
    var now = Instant.EPOCH;
    return PeoplePage.name(
        new UserRow(new UserId(7), null, firstName, lastName, "en", false, null, now, now, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u00A0", "\u200B\u2060", "\u3164", "\u2800", "\u202E", "\u115F\uFEFF"})
  void aNameThatShowsNothingIsTheNumber(String invisible) {
    assertThat(name(invisible, null)).isEqualTo("№ 7");
    assertThat(name(invisible, invisible)).isEqualTo("№ 7");
    assertThat(name(invisible, "Archer")).endsWith("Archer");
  }

  @ParameterizedTest
  @CsvSource({"Ann,, Ann", "Ann, Archer, Ann Archer", "., , .", "🙂,, 🙂"})
  void anyOtherNameIsShownAsItIs(String firstName, String lastName, String shown) {
    assertThat(name(firstName, lastName)).isEqualTo(shown);
  }
}
