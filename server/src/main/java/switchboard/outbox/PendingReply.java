package switchboard.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.OutboxDao.ReplyRewrite;
import switchboard.store.StoredJson;
import tools.jackson.core.JacksonException;

/**
 * A pending reply and its send history.
 *
 * @param id outbox row id
 * @param album the album it replies to, if any
 * @param notBefore earliest send time
 * @param remark present when another call replaced a rejected one
 * @param screen that the tap shows which it replies to; absent for other replies
 */
public record PendingReply(
    long id,
    @Nullable UserId userId,
    Call call,
    int attempts,
    Instant createdAt,
    @Nullable String album,
    Instant notBefore,
    Failures failures,
    @Nullable Remark remark,
    @Nullable String screen) {

  /** Which screen a tap shows is not stored. */
  private static final String UNKNOWN_SCREEN = ":unknown";

  /**
   * How long to wait for the next part of an album, because Telegram sends the parts one by one.
   */
  static final Duration BETWEEN_PARTS = Duration.ofSeconds(1);

  /**
   * Consecutive failures.
   *
   * @param alone failures while other calls succeeded; see {@link TelegramReachability}
   * @param last time of the last failure
   */
  record Failures(int alone, Instant last) {
    static final Failures NONE = new Failures(0, Instant.MIN);
  }

  /** A remark for operators. */
  record Remark(ReplyTrouble trouble, @Nullable String error) {}

  /** A reply that may be sent at once. */
  public static PendingReply of(long id, @Nullable UserId userId, Call call, Instant at) {
    return of(id, userId, call, at, null);
  }

  /**
   * A reply that may be sent at once.
   *
   * @param screen that the tap shows which it replies to; absent for other replies
   */
  public static PendingReply of(
      long id, @Nullable UserId userId, Call call, Instant at, @Nullable String screen) {
    return new PendingReply(id, userId, call, 0, at, null, at, Failures.NONE, null, screen);
  }

  /** The reply to an album whose first part has just arrived. */
  public static PendingReply toAlbum(
      String album, long id, @Nullable UserId userId, Call call, Instant at) {
    var due = at.plus(BETWEEN_PARTS);
    return new PendingReply(id, userId, call, 0, at, album, due, Failures.NONE, null, null);
  }

  /**
   * @throws JacksonException when this version does not know the stored call
   */
  static PendingReply in(OutboxRow row) {
    var call = StoredJson.call(row.call());
    var at = row.createdAt();
    var album = row.album();
    var trouble = row.trouble();
    var due = album == null ? at : at.plus(BETWEEN_PARTS);
    return new PendingReply(
        row.id(),
        row.userId(),
        call,
        row.attempts(),
        at,
        album,
        due,
        Failures.NONE,
        trouble == null ? null : new Remark(trouble, row.error()),
        isToTap(call) ? UNKNOWN_SCREEN : null);
  }

  /** Whether it replies to a tap, as far as the call tells. */
  private static boolean isToTap(Call call) {
    return switch (call) {
      case Call.AnswerTap _, Call.EditMessage _, Call.EditInlineMessage _, Call.ReplaceMessage _ ->
          true;
      case Call.SendMessage _, Call.SendDocument _, Call.SendExtra _, Call.DeleteMessage _ -> false;
    };
  }

  PendingReply tried() {
    return new PendingReply(
        id, userId, call, attempts + 1, createdAt, album, notBefore, Failures.NONE, remark, screen);
  }

  PendingReply failed(TelegramReachability way, Instant now) {
    int alone = way.isOpenSince(failures.last()) ? failures.alone() + 1 : 1;
    var failed = new Failures(alone, now);
    return new PendingReply(
        id, userId, call, attempts + 1, createdAt, album, notBefore, failed, remark, screen);
  }

  PendingReply with(Call other) {
    return new PendingReply(
        id, userId, other, attempts, createdAt, album, notBefore, Failures.NONE, remark, screen);
  }

  PendingReply with(Remark other) {
    return new PendingReply(
        id, userId, call, attempts, createdAt, album, notBefore, failures, other, screen);
  }

  PendingReply notBefore(Instant later) {
    return new PendingReply(
        id, userId, call, attempts, createdAt, album, later, failures, remark, screen);
  }

  public boolean isToOneOf(Set<UserId> users) {
    return userId != null && users.contains(userId);
  }

  /**
   * The reply as a new row.
   *
   * @param operator who wrote it; absent for the bot's own replies
   */
  public OutboxRow row(@Nullable String operator) {
    return new OutboxRow(
        id,
        userId,
        call.chat(),
        StoredJson.of(call),
        ReplyState.PENDING,
        attempts,
        null,
        null,
        createdAt,
        createdAt,
        operator,
        album,
        null);
  }

  /** The changed call of a reply that has a row. */
  public ReplyRewrite rewriteRow() {
    return new ReplyRewrite(id, userId, call.chat(), StoredJson.of(call));
  }
}
