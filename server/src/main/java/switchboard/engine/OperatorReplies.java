package switchboard.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.Topic;
import switchboard.outbox.CommitPipeline;
import switchboard.outbox.Committed;
import switchboard.outbox.PendingReply;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.Store;
import switchboard.store.StoredJson;
import switchboard.store.Tables;

/** Sends an operator's message to a user, through the outbox like every reply. */
public final class OperatorReplies {

  private final Store store;
  private final CommitPipeline pipeline;
  private final InstantSource clock;

  public OperatorReplies(Store store, CommitPipeline pipeline, InstantSource clock) {
    this.store = store;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * Queues the message; it is on disk when this returns.
   *
   * @param html Telegram HTML within Telegram's length limit
   * @param operator the name of the operator who wrote it
   */
  public void say(long user, long chat, String html, String operator) {
    var content = new Content(html, List.of());
    var _ =
        pipeline.commit(tables -> {
          var call = new Call.SendMessage(new ChatId(chat), topic(tables, user), content);
          var reply = PendingReply.of(store.rowIds().reply(), user, call, clock.instant());
          tables.outbox().add(List.of(reply.row(operator)));
          return Committed.of(List.of(reply), Set.of());
        });
  }

  /** The topic the user last wrote in. */
  private static @Nullable Topic topic(Tables tables, long user) {
    return tables
        .sessions()
        .conversation(user)
        .map(ConversationRow::topic)
        .map(StoredJson::topic)
        .orElse(null);
  }
}
