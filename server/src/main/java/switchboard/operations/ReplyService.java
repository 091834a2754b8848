package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Topic;
import switchboard.domain.UserId;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.outbox.PendingReply;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.Store;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;

/**
 * Sends an operator's message to a user, through the outbox like every reply. They no longer wait
 * then.
 */
public final class ReplyService {

  /** The longest message that Telegram accepts (Bot API, sendMessage). */
  private static final int MAX_LENGTH = 4096;

  private final Store store;
  private final CommitPipeline pipeline;
  private final InstantSource clock;

  public ReplyService(Store store, CommitPipeline pipeline, InstantSource clock) {
    this.store = store;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * Queues the message; it is on disk when this returns.
   *
   * @param text without formatting
   * @param operator the name of the operator who wrote it
   * @param seen absent: it is sent whatever others did
   * @throws UserErrorException when the user is unknown, the text cannot be sent, or another
   *     operator was faster
   */
  public void send(UserId user, String text, String operator, @Nullable SeenConversation seen) {
    var _ =
        pipeline.commit(tables -> {
          tables.lock(user); // its place among the replies of other instances
          var known = tables.users().find(user).orElseThrow(UserErrorException::personNotFound);
          demandText(text);
          var now = clock.instant();
          SeenConversation.answer(tables, user, operator, seen, now);
          var call = new Call.SendMessage(chat(known), topic(tables, user), content(text));
          var reply = PendingReply.of(store.rowIds(tables).reply(), user, call, now);
          return Committed.answer(reply, operator);
        });
  }

  private static void demandText(String text) {
    if (text.isBlank()) {
      throw invalid(sentence("person.reply.required"));
    } else if (text.length() > MAX_LENGTH) {
      throw invalid(sentence("person.reply.too_long", MAX_LENGTH, text.length()));
    }
  }

  static ChatId chat(UserRow user) {
    var chat = user.chatId();
    if (chat == null) {
      throw invalid(sentence("person.reply.not_allowed"));
    }
    return chat;
  }

  private static UserErrorException invalid(Sentence detail) {
    return UserErrorException.invalid("text", detail);
  }

  static Content content(String text) {
    var html =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return new Content(html, List.of());
  }

  /** The topic the user last wrote in. */
  static @Nullable Topic topic(Tables tables, UserId user) {
    return tables
        .sessions()
        .conversation(user)
        .map(ConversationRow::topic)
        .map(StoredJson::topic)
        .orElse(null);
  }
}
