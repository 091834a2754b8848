package switchboard.store;

import java.util.List;
import java.util.Optional;

/** All data stored about a user, and its deletion. */
public record PersonalData(
    Optional<Rows.User> user,
    Optional<Rows.Preference> preferences,
    Optional<Rows.Conversation> conversation,
    List<Rows.Message> messages,
    List<Rows.Interaction> interactions,
    List<Rows.Reply> replies,
    List<Rows.Quarantined> quarantined,
    Optional<Rows.Export> exported,
    Optional<Rows.ErasureRequest> erasureRequested,
    List<Rows.AuditSubject> audited,
    Optional<Rows.Note> note,
    List<Rows.Disclosure> disclosures) {

  /** Numbers of deleted rows. */
  public record Erased(long messages, long interactions) {}

  public static PersonalData of(Tables tables, long userId) {
    return new PersonalData(
        tables.users().find(userId),
        tables.sessions().preferences(userId),
        tables.sessions().conversation(userId),
        tables.messages().of(userId),
        tables.interactions().of(userId),
        tables.outbox().of(userId),
        tables.quarantine().of(userId),
        tables.exports().of(userId),
        tables.erasures().request(userId),
        tables.auditLog().subjectsOf(userId),
        tables.directory().note(userId),
        tables.disclosures().of(userId, Integer.MAX_VALUE));
  }

  public boolean isEmpty() {
    return user.isEmpty()
        && replies.isEmpty()
        && quarantined.isEmpty()
        && erasureRequested.isEmpty();
  }

  /** Deletes all data of a user; dependent rows are deleted by foreign keys. */
  public static Erased erase(Tables tables, long userId) {
    var erased = new Erased(tables.messages().count(userId), tables.interactions().count(userId));
    tables.outbox().deleteOf(userId);
    tables.quarantine().deleteOf(userId);
    tables.erasures().answered(userId);
    tables.users().delete(userId);
    return erased;
  }
}
