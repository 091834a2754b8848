package switchboard.store;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import switchboard.domain.UserId;
import switchboard.store.RollupDao.DayPeople;
import switchboard.store.RollupDao.LanguagePeople;
import switchboard.store.sql.RowBatch;

/** Adds to the totals about users. {@link UserDao} does so whenever it changes users. */
public interface PeopleTotals extends Totals {

  /** Writes nothing when only uncounted columns have changed, as with most updates. */
  default void addToTotals(PeopleChanges changes) {
    if (changes.users() != 0) {
      addToTotal("users", changes.users());
    }
    if (changes.unreachable() != 0) {
      addToTotal("unreachable", changes.unreachable());
    }
    addActiveDays(changes.activeDays());
    addLastDays(changes.lastDays());
    addLanguages(changes.languages());
  }

  /** A user may leave a day on which nobody was counted, after the clock was set back. */
  @RowBatch(
      """
      INSERT INTO daily_activity (day, people)
      SELECT :day, :people
      WHERE :people > 0 OR EXISTS (SELECT 1 FROM daily_activity WHERE day = :day)
      ON CONFLICT (day) DO UPDATE SET people = daily_activity.people + excluded.people
      """)
  void addActiveDays(List<DayPeople> days);

  @RowBatch(
      """
      INSERT INTO people_by_last_day (day, people) VALUES (:day, :people)
      ON CONFLICT (day) DO UPDATE SET people = people_by_last_day.people + excluded.people
      """)
  void addLastDays(List<DayPeople> days);

  @RowBatch(
      """
      INSERT INTO people_by_language (language, people) VALUES (:language, :people)
      ON CONFLICT (language) DO UPDATE SET people = people_by_language.people + excluded.people
      """)
  void addLanguages(List<LanguagePeople> languages);

  /** Subtracts the rows that are about to be deleted with a user. */
  @SqlUpdate(
      """
      UPDATE statistics SET total = total -
        CASE name
          WHEN 'messages' THEN (SELECT count(*) FROM user_messages WHERE user_id = :userId)
          ELSE (SELECT count(*) FROM user_interactions WHERE user_id = :userId)
        END
      WHERE name IN ('messages', 'interactions')
      """)
  void subtractRowsOf(@Bind("userId") UserId userId);
}
