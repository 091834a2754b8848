package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.PeopleChanges.CountedUser;
import switchboard.store.RollupDao.DayPeople;
import switchboard.store.RollupDao.LanguagePeople;
import switchboard.store.UserDao.UserRow;

class PeopleChangesTest {

  private static final UserId ANN = new UserId(1);
  private static final UserId BEN = new UserId(2);

  private static CountedUser stored(UserId user, int day, String language, boolean reachable) {
    return new CountedUser(user, at(day), language, reachable);
  }

  private static UserRow row(UserId user, int day, @Nullable String language) {
    return row(user, day, language, new ChatId(user.value()));
  }

  private static UserRow row(
      UserId user, int day, @Nullable String language, @Nullable ChatId chat) {
    return new UserRow(user, null, "Name", null, language, false, chat, at(day), at(day), true);
  }

  /** Noon. */
  private static Instant at(int day) {
    return Instant.EPOCH.plus(Duration.ofDays(day)).plus(Duration.ofHours(12));
  }

  private static void saved(PeopleChanges changes, UserRow... rows) {
    List.of(rows).forEach(changes::save);
  }

  private static void isUnchanged(PeopleChanges changes) {
    assertThat(changes.users()).isZero();
    assertThat(changes.unreachable()).isZero();
    assertThat(changes.activeDays()).isEmpty();
    assertThat(changes.lastDays()).isEmpty();
    assertThat(changes.languages()).isEmpty();
  }

  @Test
  void newUsersAreCountedEverywhere() {
    var changes = new PeopleChanges(List.of());
    saved(changes, row(ANN, 9, "de"), row(BEN, 9, null));
    assertThat(changes.users()).isEqualTo(2);
    assertThat(changes.unreachable()).isZero();
    assertThat(changes.activeDays()).containsExactly(new DayPeople(9, 2));
    assertThat(changes.lastDays()).containsExactly(new DayPeople(9, 2));
    assertThat(changes.languages())
        .containsExactly(new LanguagePeople("", 1), new LanguagePeople("de", 1));
  }

  @Test
  void anotherUpdateOfTheSameDayChangesNothing() {
    var changes = new PeopleChanges(List.of(stored(ANN, 9, "de", true)));
    saved(changes, row(ANN, 9, "de"), row(ANN, 9, "de", null));
    isUnchanged(changes);
  }

  @Test
  void aUserActiveOnALaterDayIsStillCountedOnTheEarlierOne() {
    var changes = new PeopleChanges(List.of(stored(ANN, 9, "de", true)));
    saved(changes, row(ANN, 11, "de"));
    assertThat(changes.users()).isZero();
    assertThat(changes.activeDays()).containsExactly(new DayPeople(11, 1));
    assertThat(changes.lastDays()).containsExactly(new DayPeople(9, -1), new DayPeople(11, 1));
    assertThat(changes.languages()).isEmpty();
  }

  /** On the day that the clock shows now, the user has been counted before. */
  @Test
  void aClockThatWasSetBackTakesTheUserOffTheLaterDay() {
    var changes = new PeopleChanges(List.of(stored(ANN, 9, "de", true)));
    saved(changes, row(ANN, 8, "de"));
    assertThat(changes.activeDays()).containsExactly(new DayPeople(9, -1));
    assertThat(changes.lastDays()).containsExactly(new DayPeople(8, 1), new DayPeople(9, -1));
  }

  @Test
  void anotherLanguageReplacesTheEarlierOne() {
    var changes = new PeopleChanges(List.of(stored(ANN, 9, "de", true)));
    saved(changes, row(ANN, 9, null));
    assertThat(changes.languages())
        .containsExactly(new LanguagePeople("", 1), new LanguagePeople("de", -1));
    assertThat(changes.lastDays()).isEmpty();
  }

  @Test
  void aUserIsReachableAgainOnlyWhenSeenInTheirChat() {
    var changes =
        new PeopleChanges(List.of(stored(ANN, 9, "de", false), stored(BEN, 9, "de", false)));
    saved(changes, row(ANN, 9, "de"), row(BEN, 9, "de", null));
    assertThat(changes.unreachable()).isEqualTo(-1);
  }

  @Test
  void theSameUserTwiceIsOneUser() {
    var changes = new PeopleChanges(List.of());
    saved(changes, row(ANN, 9, "de"), row(ANN, 10, "en"));
    assertThat(changes.users()).isEqualTo(1);
    assertThat(changes.activeDays()).containsExactly(new DayPeople(9, 1), new DayPeople(10, 1));
    assertThat(changes.lastDays()).containsExactly(new DayPeople(10, 1));
    assertThat(changes.languages()).containsExactly(new LanguagePeople("en", 1));
  }

  @Test
  void aDeletedUserIsNoLongerCounted() {
    var changes = new PeopleChanges(List.of(stored(ANN, 9, "de", false)));
    changes.delete(ANN);
    assertThat(changes.users()).isEqualTo(-1);
    assertThat(changes.unreachable()).isEqualTo(-1);
    assertThat(changes.activeDays()).containsExactly(new DayPeople(9, -1));
    assertThat(changes.lastDays()).containsExactly(new DayPeople(9, -1));
    assertThat(changes.languages()).containsExactly(new LanguagePeople("de", -1));
  }

  @Test
  void theDeletionOfAnUnknownUserChangesNothing() {
    var changes = new PeopleChanges(List.of());
    changes.delete(ANN);
    isUnchanged(changes);
  }
}
