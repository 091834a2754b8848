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

/** What is written of users' rows, and what it adds to the totals. */
class StoredUsersTest {

  private static final UserId ANN = new UserId(1);
  private static final UserId BEN = new UserId(2);

  private static UserRow row(UserId user, int day, @Nullable String language) {
    return row(user, at(day), language, new ChatId(user.value()));
  }

  private static UserRow row(
      UserId user, Instant at, @Nullable String language, @Nullable ChatId chat) {
    return new UserRow(user, null, "Name", null, language, false, chat, at, at, true);
  }

  private static UserRow inAGroup(UserId user, int day) {
    return row(user, at(day), "de", null);
  }

  /** Noon. */
  private static Instant at(int day) {
    return Instant.EPOCH.plus(Duration.ofDays(day)).plus(Duration.ofHours(12));
  }

  private static StoredUsers stored(UserRow... rows) {
    return new StoredUsers(List.of(rows));
  }

  private static StoredUsers ann() {
    return stored(row(ANN, 9, "de"));
  }

  private static void isUnchanged(PeopleChanges totals) {
    assertThat(totals.users()).isZero();
    assertThat(totals.unreachable()).isZero();
    assertThat(totals.activeDays()).isEmpty();
    assertThat(totals.lastDays()).isEmpty();
    assertThat(totals.languages()).isEmpty();
  }

  private static void writesNothing(StoredUsers.Writes writes) {
    assertThat(writes.added()).isEmpty();
    assertThat(writes.changed()).isEmpty();
    assertThat(writes.active()).isEmpty();
    isUnchanged(writes.totals());
  }

  @Test
  void newUsersAreCountedEverywhere() {
    var writes = stored().put(List.of(row(BEN, 9, null), row(ANN, 9, "de")));
    assertThat(writes.added()).containsExactly(row(ANN, 9, "de"), row(BEN, 9, null));
    var totals = writes.totals();
    assertThat(totals.users()).isEqualTo(2);
    assertThat(totals.unreachable()).isZero();
    assertThat(totals.activeDays()).containsExactly(new DayPeople(9, 2));
    assertThat(totals.lastDays()).containsExactly(new DayPeople(9, 2));
    assertThat(totals.languages())
        .containsExactly(new LanguagePeople("", 1), new LanguagePeople("de", 1));
  }

  @Test
  void anotherUpdateWithinAMinuteChangesNothing() {
    var users = ann();
    writesNothing(users.put(List.of(inAGroup(ANN, 9))));
    var soon = at(9).plusSeconds(59);
    writesNothing(users.put(List.of(row(ANN, soon, "de", new ChatId(1)))));
    var before = at(9).minusSeconds(59);
    writesNothing(users.put(List.of(row(ANN, before, "de", new ChatId(1)))));
  }

  @Test
  void aMinuteLaterTheActivityAloneIsWritten() {
    var users = ann();
    var later = at(9).plusSeconds(60);
    var writes = users.put(List.of(row(ANN, later, "de", null)));
    assertThat(writes.added()).isEmpty();
    assertThat(writes.changed()).isEmpty();
    assertThat(writes.active()).extracting(UserRow::lastActivity).containsExactly(later);
    isUnchanged(writes.totals());
    writesNothing(users.put(List.of(row(ANN, later.plusSeconds(59), "de", null))));
  }

  @Test
  void anotherDayIsWrittenAtOnce() {
    var midnight = at(9).plus(Duration.ofHours(12));
    var users = stored(row(ANN, midnight.minusSeconds(1), "de", null));
    var writes = users.put(List.of(row(ANN, midnight, "de", null)));
    assertThat(writes.active()).extracting(UserRow::lastActivity).containsExactly(midnight);
    assertThat(writes.totals().activeDays()).containsExactly(new DayPeople(10, 1));
  }

  @Test
  void whatChangedIsWrittenAndArrivalAndPrivateChatStay() {
    var users = ann();
    var writes = users.put(List.of(row(ANN, at(9).plusSeconds(90), "en", null)));
    assertThat(writes.active()).isEmpty();
    assertThat(writes.changed())
        .containsExactly(
            new UserRow(
                ANN,
                null,
                "Name",
                null,
                "en",
                false,
                new ChatId(1),
                at(9),
                at(9).plusSeconds(90),
                true));
    writesNothing(users.put(writes.changed()));
  }

  @Test
  void aUserActiveOnALaterDayIsStillCountedOnTheEarlierOne() {
    var totals = ann().put(List.of(row(ANN, 11, "de"))).totals();
    assertThat(totals.users()).isZero();
    assertThat(totals.activeDays()).containsExactly(new DayPeople(11, 1));
    assertThat(totals.lastDays()).containsExactly(new DayPeople(9, -1), new DayPeople(11, 1));
    assertThat(totals.languages()).isEmpty();
  }

  /** On the day that the clock shows now, the user has been counted before. */
  @Test
  void aClockThatWasSetBackTakesTheUserOffTheLaterDay() {
    var totals = ann().put(List.of(row(ANN, 8, "de"))).totals();
    assertThat(totals.activeDays()).containsExactly(new DayPeople(9, -1));
    assertThat(totals.lastDays()).containsExactly(new DayPeople(8, 1), new DayPeople(9, -1));
  }

  @Test
  void anotherLanguageReplacesTheEarlierOne() {
    var totals = ann().put(List.of(row(ANN, 9, null))).totals();
    assertThat(totals.languages())
        .containsExactly(new LanguagePeople("", 1), new LanguagePeople("de", -1));
    assertThat(totals.lastDays()).isEmpty();
  }

  @Test
  void aUserIsReachableAgainOnlyWhenSeenInTheirChat() {
    var users = stored(row(ANN, 9, "de").reachable(false), row(BEN, 9, "de").reachable(false));
    var writes = users.put(List.of(row(ANN, 9, "de"), inAGroup(BEN, 9)));
    assertThat(writes.changed()).extracting(UserRow::userId).containsExactly(ANN);
    assertThat(writes.totals().unreachable()).isEqualTo(-1);
  }

  @Test
  void theSameUserTwiceIsOneUser() {
    var totals = stored().put(List.of(row(ANN, 9, "de"), row(ANN, 10, "en"))).totals();
    assertThat(totals.users()).isEqualTo(1);
    assertThat(totals.activeDays()).containsExactly(new DayPeople(9, 1), new DayPeople(10, 1));
    assertThat(totals.lastDays()).containsExactly(new DayPeople(10, 1));
    assertThat(totals.languages()).containsExactly(new LanguagePeople("en", 1));
  }

  @Test
  void aDeletedUserIsNoLongerCounted() {
    var totals = new PeopleChanges();
    totals.replace(new CountedUser(at(9), "de", false), null);
    assertThat(totals.users()).isEqualTo(-1);
    assertThat(totals.unreachable()).isEqualTo(-1);
    assertThat(totals.activeDays()).containsExactly(new DayPeople(9, -1));
    assertThat(totals.lastDays()).containsExactly(new DayPeople(9, -1));
    assertThat(totals.languages()).containsExactly(new LanguagePeople("de", -1));
  }

  @Test
  void theDeletionOfAnUnknownUserChangesNothing() {
    var totals = new PeopleChanges();
    totals.replace(null, null);
    isUnchanged(totals);
  }
}
