package switchboard.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.domain.UserId;
import switchboard.store.AuditLogDao.AuditSubjectRow;
import switchboard.store.DisclosureDao.DisclosureRow;
import switchboard.store.ErasureDao.ErasureRequestRow;
import switchboard.store.ExportDao.ExportRow;
import switchboard.store.GoalDao.AttemptRow;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.JourneyDao.JourneyRow;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OpenQuestionDao.OpenQuestionRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.PeopleDao.NoteRow;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.UserDao.UserRow;
import switchboard.store.WaitingDao.WaitingRow;

/** All data stored about a user, and its deletion. */
public record PersonalData(
    Optional<UserRow> user,
    Optional<PreferenceRow> preferences,
    Optional<ConversationRow> conversation,
    List<MessageRow> messages,
    Optional<WaitingRow> waiting,
    List<MediaRow> media,
    List<OpenQuestionRow> questions,
    List<InteractionRow> interactions,
    Optional<JourneyRow> journey,
    List<OutboxRow> replies,
    List<QuarantineRow> quarantined,
    Optional<ExportRow> exported,
    Optional<ErasureRequestRow> erasureRequested,
    List<AuditSubjectRow> audited,
    Optional<NoteRow> note,
    List<DisclosureRow> disclosures,
    List<AttemptRow> attempts) {

  /**
   * Numbers of deleted rows.
   *
   * @param files that were stored
   */
  public record Erased(long messages, long interactions, long files) {}

  public static PersonalData of(Tables tables, UserId userId) {
    return new PersonalData(
        tables.users().find(userId),
        tables.sessions().preferences(userId),
        tables.sessions().conversation(userId),
        tables.messages().of(userId),
        tables.waiting().find(userId),
        tables.media().of(userId),
        tables.openQuestions().of(userId),
        tables.interactions().of(userId),
        tables.journeys().find(userId),
        tables.outbox().of(userId),
        tables.quarantine().of(userId),
        tables.exports().of(userId),
        tables.erasures().request(userId),
        tables.auditLog().subjectsOf(userId),
        tables.people().note(userId),
        tables.disclosures().of(userId, Integer.MAX_VALUE),
        tables.goals().of(userId));
  }

  /** The files that are stored. */
  public Stream<MediaRow> files() {
    return media.stream().filter(row -> row.path() != null);
  }

  public boolean isEmpty() {
    return user.isEmpty()
        && replies.isEmpty()
        && quarantined.isEmpty()
        && erasureRequested.isEmpty();
  }

  /** Deletes all data of a user; dependent rows are deleted by foreign keys. */
  public static Erased erase(Tables tables, UserId userId) {
    var erased =
        new Erased(
            tables.messages().count(userId),
            tables.interactions().count(userId),
            tables.removedMedia().addOf(userId));
    tables.outbox().deleteOf(userId);
    tables.quarantine().deleteOf(userId);
    tables.erasures().answered(userId);
    PeopleFigures.leave(tables, userId);
    tables.users().delete(userId);
    return erased;
  }
}
