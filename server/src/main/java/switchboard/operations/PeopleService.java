package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.domain.UserId;
import switchboard.store.DisclosureDao.DisclosureRow;
import switchboard.store.PeopleDao.NoteRow;
import switchboard.store.Store;
import switchboard.store.Tables;

/** What administrators do with a user: notes, disclosures of hidden data, ending a session. */
public final class PeopleService {

  private static final int MAX_NOTE_LENGTH = 4000;
  private static final int MAX_REASON_LENGTH = 200;

  /** How long names and texts stay visible after giving a reason. */
  private static final Duration DISCLOSED_FOR = Duration.ofHours(1);

  private final Store store;
  private final InstantSource clock;

  public PeopleService(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Saves a note; an empty one deletes it.
   *
   * @param author the administrator's name
   */
  public void saveNote(UserId user, String note, String author) {
    if (note.length() > MAX_NOTE_LENGTH) {
      throw UserErrorException.invalid("note", sentence("person.note.too_long", MAX_NOTE_LENGTH));
    }
    var row = new NoteRow(user, note.strip(), author, clock.instant());
    store.run(tables -> {
      tables.lock(user);
      demandKnown(tables, user);
      if (row.note().isEmpty()) {
        tables.people().deleteNote(user);
      } else {
        tables.people().saveNotes(List.of(row));
      }
    });
  }

  /**
   * Shows an account a user's names and texts for an hour. The user can read the reason.
   *
   * @param account the administrator's account
   * @param name its name
   */
  public void disclose(UserId user, AccountId account, String name, String reason) {
    var why = reason.strip();
    if (why.isEmpty() || why.length() > MAX_REASON_LENGTH) {
      throw UserErrorException.invalid(
          "why", sentence("person.unmask.reason_required", MAX_REASON_LENGTH));
    }
    var now = clock.instant();
    var row = new DisclosureRow(user, now, now.plus(DISCLOSED_FOR), account.value(), name, why);
    store.run(tables -> {
      tables.lock(user);
      demandKnown(tables, user);
      tables.disclosures().add(List.of(row));
    });
  }

  /** Whether the account has given a reason within the last hour. */
  public boolean isDisclosed(Tables tables, UserId user, AccountId account) {
    return tables.disclosures().isOpen(user, account, clock.instant());
  }

  /** Ends a user's session: the bot starts again at the main menu. Messages are kept. */
  public void endSession(UserId user) {
    if (!store.<Boolean>writeNow(tables -> tables.people().endConversation(user))) {
      throw UserErrorException.notFound(sentence("sessions.not_found"));
    }
  }

  private static void demandKnown(Tables tables, UserId user) {
    if (tables.users().find(user).isEmpty()) {
      throw UserErrorException.personNotFound();
    }
  }
}
