package switchboard.console.people;

import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Preferences;
import switchboard.domain.UserId;
import switchboard.operations.PreferenceService;
import switchboard.operations.SeenConversation;
import switchboard.store.DisclosureDao.DisclosureRow;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MaskedRows;
import switchboard.store.PeopleDao.NoteRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.WaitingRow;

/**
 * A user's data, read in one transaction.
 *
 * @param preferences saved preferences, or those that the bot uses
 * @param disclosures when masked data was shown to administrators, newest first
 * @param seen what the operator sees before they answer
 * @param hidden whether names and texts were removed
 */
record PersonDetails(
    UserRow user,
    Preferences preferences,
    Optional<ConversationRow> conversation,
    ConversationHistory talk,
    List<InteractionRow> timeline,
    Optional<NoteRow> note,
    List<DisclosureRow> disclosures,
    Optional<WaitingRow> waiting,
    SeenConversation seen,
    boolean hidden) {

  private static final int TIMELINE = 30;
  private static final int DISCLOSURES = 5;

  /**
   * @param received how many bytes of a file have come
   */
  static Optional<PersonDetails> of(
      Tables tables,
      PreferenceService preferences,
      UserId userId,
      @Nullable Long before,
      LongUnaryOperator received) {
    return tables
        .users()
        .find(userId)
        .map(user ->
            new PersonDetails(
                user,
                preferences.of(tables, user),
                tables.sessions().conversation(userId),
                ConversationHistory.read(
                    tables, userId, before == null ? Long.MAX_VALUE : before, received),
                tables.interactions().olderThan(userId, Long.MAX_VALUE, TIMELINE),
                tables.people().note(userId),
                tables.disclosures().of(userId, DISCLOSURES),
                tables.waiting().find(userId),
                SeenConversation.of(tables, userId),
                false));
  }

  PersonDetails masked() {
    return new PersonDetails(
        MaskedRows.user(user),
        preferences,
        conversation,
        talk.masked(),
        timeline.stream().map(MaskedRows::interaction).toList(),
        note,
        disclosures,
        waiting,
        seen,
        true);
  }
}
