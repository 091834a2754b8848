package switchboard.outbox;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.store.Rows;
import switchboard.store.StoredJson;

/** Pending replies as rows of the outbox table. */
public final class ReplyRows {

  private ReplyRows() {}

  public static Rows.Reply reply(PendingReply reply) {
    return reply(reply, null);
  }

  /**
   * @param operator who wrote it; absent for the bot's own replies
   */
  public static Rows.Reply reply(PendingReply reply, @Nullable String operator) {
    return new Rows.Reply(
        reply.id(),
        reply.userId(),
        chat(reply.call()),
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
        reply.id(), reply.userId(), chat(reply.call()), StoredJson.of(reply.call()));
  }

  private static @Nullable Long chat(Call call) {
    var chat = call.chat();
    return chat == null ? null : chat.value();
  }
}
