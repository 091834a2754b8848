package switchboard.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.ChatId;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.store.Rows;
import switchboard.store.StoredJson;

/** Converts effects to rows. */
final class EffectRows {

  private EffectRows() {}

  static Rows.User user(Effect.KnowPerson know) {
    var person = know.person();
    return new Rows.User(
        person.id().value(),
        person.username(),
        person.firstName(),
        person.lastName(),
        person.languageCode(),
        person.bot(),
        value(know.privateChat()),
        know.at(),
        know.at(),
        true);
  }

  static Rows.Message message(long id, Effect.SaveMessage save) {
    boolean media = !save.type().equals("text");
    return new Rows.Message(
        id,
        save.user().value(),
        save.chat().value(),
        save.messageId(),
        save.text(),
        save.type(),
        media,
        media ? save.type() : null,
        save.fileId(),
        null,
        save.at());
  }

  static Rows.Amendment amendment(long id, Effect.AmendMessage amend) {
    return new Rows.Amendment(id, amend.user().value(), amend.text(), amend.at());
  }

  static Rows.Interaction interaction(long id, Effect.LogInteraction log) {
    return new Rows.Interaction(id, log.user().value(), log.type().word(), log.data(), log.at());
  }

  static Rows.Preference preference(Effect.SavePreferences save) {
    var chosen = save.preferences();
    return new Rows.Preference(
        save.user().value(), chosen.language(), chosen.notifications(), chosen.theme(), save.at());
  }

  static Rows.Conversation conversation(Session session, Instant at) {
    var conversation = session.conversation();
    var topic = session.topic();
    return new Rows.Conversation(
        session.user().value(),
        StoredJson.state(conversation),
        StoredJson.of(conversation),
        topic == null ? null : StoredJson.of(topic),
        at);
  }

  private static @Nullable Long value(@Nullable ChatId chat) {
    return chat == null ? null : chat.value();
  }
}
