package switchboard.engine;

import java.time.Instant;
import java.util.List;
import switchboard.domain.Effect;
import switchboard.domain.Effect.NewFile;
import switchboard.domain.FileState;
import switchboard.domain.Session;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.Amendment;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.StoredJson;
import switchboard.store.UserDao.UserRow;

/** Converts effects to rows. */
final class EffectRows {

  private EffectRows() {}

  static List<UserRow> users(List<Effect.KnowPerson> known) {
    return known.stream().map(EffectRows::user).toList();
  }

  private static UserRow user(Effect.KnowPerson know) {
    var person = know.person();
    return new UserRow(
        person.id(),
        person.username(),
        person.firstName(),
        person.lastName(),
        person.languageCode(),
        person.bot(),
        know.privateChat(),
        know.at(),
        know.at(),
        true);
  }

  static MessageRow message(long id, Effect.SaveMessage save) {
    boolean media = !save.type().equals("text");
    return new MessageRow(
        id,
        save.user(),
        save.chat(),
        save.messageId(),
        save.text(),
        save.type(),
        media,
        media ? save.type() : null,
        save.fileId(),
        null,
        save.at());
  }

  /**
   * A version of the file that a message is.
   *
   * @param message row id
   */
  static MediaRow file(long id, UserId user, long message, NewFile file, Instant at) {
    var version = file.version();
    return new MediaRow(
        id,
        user,
        message,
        file.kind(),
        file.part(),
        file.album(),
        version.id(),
        version.uniqueId(),
        version.name(),
        version.declaredType(),
        version.bytes(),
        version.width(),
        version.height(),
        version.seconds(),
        file.state(),
        null,
        0,
        file.state() == FileState.PENDING ? at : null,
        null,
        null,
        null,
        null,
        null,
        null,
        at,
        null);
  }

  static Amendment amendment(long id, Effect.AmendMessage amend) {
    return new Amendment(id, amend.user(), amend.text(), amend.at());
  }

  static InteractionRow interaction(long id, Effect.LogInteraction log) {
    return new InteractionRow(id, log.user(), log.type().word(), log.data(), log.at());
  }

  static PreferenceRow preference(Effect.SavePreferences save) {
    return new PreferenceRow(save.user(), save.preferences(), save.at());
  }

  static ConversationRow conversation(Session session, Instant at) {
    var conversation = session.conversation();
    var topic = session.topic();
    return new ConversationRow(
        session.user(),
        StoredJson.state(conversation),
        StoredJson.of(conversation),
        topic == null ? null : StoredJson.of(topic),
        at);
  }
}
