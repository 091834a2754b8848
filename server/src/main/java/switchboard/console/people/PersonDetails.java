package switchboard.console.people;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.store.MaskedRows;
import switchboard.store.Rows;
import switchboard.store.Tables;

/**
 * A user's data, read in one transaction.
 *
 * @param disclosures when masked data was shown to administrators, newest first
 * @param hidden whether names and texts were removed
 */
record PersonDetails(
    Rows.User user,
    Optional<Rows.Preference> preference,
    Optional<Rows.Conversation> conversation,
    ConversationHistory talk,
    List<Rows.Interaction> timeline,
    Optional<Rows.Note> note,
    List<Rows.Disclosure> disclosures,
    boolean hidden) {

  private static final int TIMELINE = 30;
  private static final int DISCLOSURES = 5;

  static Optional<PersonDetails> of(Tables tables, long userId, @Nullable Long before) {
    return tables
        .users()
        .find(userId)
        .map(user ->
            new PersonDetails(
                user,
                tables.sessions().preferences(userId),
                tables.sessions().conversation(userId),
                ConversationHistory.read(tables, userId, before == null ? Long.MAX_VALUE : before),
                tables.interactions().olderThan(userId, Long.MAX_VALUE, TIMELINE),
                tables.directory().note(userId),
                tables.disclosures().of(userId, DISCLOSURES),
                false));
  }

  PersonDetails masked() {
    return new PersonDetails(
        MaskedRows.user(user),
        preference,
        conversation,
        talk.masked(),
        timeline.stream().map(MaskedRows::interaction).toList(),
        note,
        disclosures,
        true);
  }
}
