package switchboard.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Effect;
import switchboard.domain.Session;
import switchboard.outbox.PendingReply;
import switchboard.outbox.ReplyState;
import switchboard.store.Rows;
import switchboard.store.StoredJson;

/** Converts effects to rows. */
public final class EffectRows {

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
    return new Rows.Interaction(id, log.user().value(), log.type(), log.data(), log.at());
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

  public static Rows.Reply reply(PendingReply reply) {
    return reply(reply, null);
  }

  /**
   * @param operator who wrote it; absent for the bot's own replies
   */
  static Rows.Reply reply(PendingReply reply, @Nullable String operator) {
    return new Rows.Reply(
        reply.id(),
        reply.userId(),
        value(chat(reply.call())),
        StoredJson.of(reply.call()),
        ReplyState.PENDING,
        reply.attempts(),
        null,
        null,
        reply.createdAt(),
        reply.createdAt(),
        operator,
        reply.album(),
        null);
  }

  public static Rows.ReplyRewrite rewrite(PendingReply reply) {
    return new Rows.ReplyRewrite(
        reply.id(), reply.userId(), value(chat(reply.call())), StoredJson.of(reply.call()));
  }

  static @Nullable public ChatId chat(Call call) {
    return switch (call) {
      case Call.SendMessage send -> send.chat();
      case Call.EditMessage edit -> edit.chat();
      case Call.EditInlineMessage edit -> edit.chat();
      case Call.SendDocument send -> send.chat();
      case Call.AnswerTap _ -> null;
    };
  }

  private static @Nullable Long value(@Nullable ChatId chat) {
    return chat == null ? null : chat.value();
  }
}
