package switchboard.outbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StoredJson;
import switchboard.store.Tables;
import tools.jackson.core.JacksonException;

/**
 * One reply per album. An album arrives as several messages: while the reply is pending, each
 * further part rewrites it; once it is sent, the message is edited.
 */
public final class Albums {

  private final Tables tables;

  public Albums(Tables tables) {
    this.tables = tables;
  }

  /** The reply to an earlier part of the album; absent for the first part. */
  public Optional<OutboxRow> answer(UserId user, @Nullable String album) {
    return album == null ? Optional.empty() : tables.outbox().answer(user, album);
  }

  /** The reply rewritten with a further part's call, if it is still pending. */
  public static Optional<PendingReply> rewritten(OutboxRow earlier, Call call, Instant at) {
    return earlier.state() == ReplyState.PENDING
        ? Optional.of(
            new PendingReply(
                earlier.id(),
                earlier.userId(),
                call,
                earlier.attempts(),
                earlier.createdAt(),
                earlier.album(),
                at.plus(PendingReply.BETWEEN_PARTS),
                PendingReply.Failures.NONE,
                null,
                null))
        : Optional.empty();
  }

  /** The edit that updates the reply, if it was sent with different content. */
  public static Optional<Call> edit(OutboxRow earlier, Call call) {
    var message = earlier.messageId();
    var chat = earlier.chatId();
    if (earlier.state() != ReplyState.SENT || message == null || chat == null) {
      return Optional.empty();
    }
    return call instanceof Call.SendMessage send && !shows(earlier, send.content())
        ? Optional.of(new Call.EditMessage(chat, send.topic(), message, send.content()))
        : Optional.empty();
  }

  private static boolean shows(OutboxRow earlier, Content content) {
    try {
      return StoredJson.call(earlier.call()) instanceof Call.SendMessage send
          && send.content().equals(content);
    } catch (JacksonException e) {
      return false; // written by a newer version
    }
  }
}
