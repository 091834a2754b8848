package switchboard.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Content;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.telegram.SendResult;

/** What to do about a reply after an attempt to send it. */
sealed interface RetryDecision {

  /**
   * The reply is settled.
   *
   * @param trouble absent when all is well
   */
  record Finished(
      ReplyState state,
      @Nullable String error,
      @Nullable Long messageId,
      @Nullable ReplyTrouble trouble)
      implements RetryDecision {}

  /** Retry the same call after a pause of the chat. */
  record Again(Duration pause, String error) implements RetryDecision {}

  /** Telegram rate limits the chat: it pauses; if other chats are limited too, all pause. */
  record Limited(Duration pause) implements RetryDecision {}

  /**
   * Send another call at once: instead of this one, or the next part of the reply.
   *
   * @param trouble the reason; absent when all is well
   */
  record Instead(Call call, @Nullable ReplyTrouble trouble, @Nullable String error)
      implements RetryDecision {}

  /** The chat migrated to another id. */
  record Moved(ChatId to) implements RetryDecision {}

  /** The user is unreachable until they return. */
  record Unreachable(String error) implements RetryDecision {}

  Duration MAX_PAUSE = Duration.ofSeconds(60);

  /** How long a callback query can be answered (Bot API server: 150 s). */
  Duration LIFE_OF_A_TAP = Duration.ofSeconds(150);

  /** Replies older than this are dropped. */
  Duration LIFE_OF_A_REPLY = Duration.ofHours(24);

  /** Rejections of one call alone, in a row, before it is final. */
  int MAX_REFUSED_ALONE = 2;

  /**
   * Failures of one reply alone, in a row, before it is given up and the chat's next replies
   * proceed. This takes some minutes.
   */
  int MAX_FAILED_ALONE = 10;

  /**
   * An attempt to send a reply.
   *
   * @param number number of attempts, including this one
   * @param age time since the reply was created
   * @param alone consecutive failures while other calls to Telegram succeeded
   */
  record Attempt(int number, Duration age, int alone) {}

  static RetryDecision on(Call call, SendResult result, Attempt attempt) {
    return call instanceof Call.DeleteMessage delete
        ? onDeletion(delete, result, attempt)
        : onOther(call, result, attempt);
  }

  /** A message that cannot be deleted stays. */
  private static RetryDecision onDeletion(
      Call.DeleteMessage delete, SendResult result, Attempt attempt) {
    if (result instanceof SendResult.RetryAfter limited) {
      return new Limited(limited.pause());
    }
    return TelegramReachability.isFailure(result) && attempt.alone() < MAX_REFUSED_ALONE
        ? retry(delete, "the replaced message could not be deleted", attempt)
        : new Finished(ReplyState.SENT, null, delete.shownAs(), null);
  }

  private static RetryDecision onOther(Call call, SendResult result, Attempt attempt) {
    return switch (result) {
      case SendResult.Done done -> done(call, done.messageId());
      case SendResult.NotModified _ -> new Finished(ReplyState.SENT, null, null, null);
      case SendResult.QueryTooOld _ ->
          new Finished(ReplyState.DROPPED, "the tap is too old to be answered", null, null);
      case SendResult.RetryAfter limited -> new Limited(limited.pause());
      case SendResult.MigratedTo moved -> moved(call, moved.chat());
      case SendResult.Blocked blocked ->
          isElsewhere(call)
              ? refused(call, ReplyTrouble.REFUSED, blocked.reason())
              : new Unreachable(blocked.reason());
      case SendResult.MessageGone _ -> gone(call);
      case SendResult.OtherKind _ -> otherKind(call);
      case SendResult.TopicGone gone -> outsideTopic(call, gone.reason());
      case SendResult.Malformed malformed -> malformed(call, malformed);
      case SendResult.Refused refused -> refused(call, refused, attempt);
      case SendResult.Foreign foreign -> foreign(call, foreign.status(), attempt);
      case SendResult.Transient failed -> retry(call, failed.reason(), attempt);
      case SendResult.Unknown unknown ->
          isRepeatable(call)
              ? retry(call, unknown.reason(), attempt)
              : unknown(call, unknown.reason());
    };
  }

  private static RetryDecision unknown(Call call, String reason) {
    return call instanceof Call.SendExtra send
        ? new Instead(send.next(), ReplyTrouble.UNKNOWN, reason)
        : new Finished(ReplyState.UNKNOWN, reason, null, ReplyTrouble.UNKNOWN);
  }

  private static RetryDecision done(Call call, @Nullable Long message) {
    return switch (call) {
      case Call.ReplaceMessage(var chat, var _, var replaced, var _) ->
          new Instead(new Call.DeleteMessage(chat, replaced, message), null, null);
      case Call.SendExtra send -> new Instead(send.next(), null, null);
      case Call.SendMessage _,
          Call.EditMessage _,
          Call.EditInlineMessage _,
          Call.SendDocument _,
          Call.DeleteMessage _,
          Call.AnswerTap _ ->
          new Finished(ReplyState.SENT, null, message, null);
    };
  }

  private static RetryDecision otherKind(Call call) {
    return call instanceof Call.EditMessage(var chat, var topic, var message, var content)
        ? new Instead(new Call.ReplaceMessage(chat, topic, message, content), null, null)
        : refused(call, ReplyTrouble.REFUSED, "the message is of another kind");
  }

  /** A rejected token or an unknown method says nothing about the reply itself. */
  private static RetryDecision refused(Call call, SendResult.Refused refused, Attempt attempt) {
    var reason = refused.code() + " " + refused.description();
    return TelegramReachability.isFailure(refused) && attempt.alone() < MAX_REFUSED_ALONE
        ? retry(call, reason, attempt)
        : refused(call, ReplyTrouble.REFUSED, reason);
  }

  /**
   * Settles a rejected call: a fallback message replaces a document, and a new message replaces an
   * inline edit.
   */
  private static RetryDecision refused(Call call, ReplyTrouble trouble, String reason) {
    return switch (call) {
      case Call.SendDocument send when send.otherwiseHtml() != null ->
          new Instead(
              new Call.SendMessage(
                  send.chat(), send.topic(), new Content(send.otherwiseHtml(), List.of())),
              trouble,
              reason);
      case Call.EditInlineMessage edit when edit.replaceable() ->
          new Instead(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()), null, null);
      case Call.SendExtra send -> new Instead(send.next(), ReplyTrouble.WITHOUT_FILE, reason);
      case Call.SendMessage _,
          Call.ReplaceMessage _,
          Call.EditMessage _,
          Call.EditInlineMessage _,
          Call.SendDocument _,
          Call.DeleteMessage _,
          Call.AnswerTap _ ->
          new Finished(ReplyState.REFUSED, reason, null, trouble);
    };
  }

  private static RetryDecision malformed(Call call, SendResult.Malformed malformed) {
    var reason = malformed.code() + " " + malformed.description();
    var trouble =
        switch (malformed.part()) {
          case KEYBOARD -> ReplyTrouble.WITHOUT_BUTTONS;
          case FORMATTING -> ReplyTrouble.WITHOUT_FORMATTING;
          case FILE -> ReplyTrouble.WITHOUT_FILE;
        };
    if (call instanceof Call.SendExtra) {
      return refused(call, trouble, reason);
    }
    return SimplifiedMessage.of(call, malformed)
        .<RetryDecision>map(simpler ->
            trouble == ReplyTrouble.WITHOUT_FILE && hasFile(simpler)
                ? new Instead(simpler, null, null) // a photo is sent as a file
                : new Instead(simpler, trouble, reason))
        .orElseGet(() -> refused(call, ReplyTrouble.REFUSED, reason));
  }

  private static boolean hasFile(Call call) {
    var content = call.content();
    return content != null && content.file() != null;
  }

  /** "Too large" concerns this request alone; other statuses may currently affect all calls. */
  private static RetryDecision foreign(Call call, int status, Attempt attempt) {
    var reason = "HTTP " + status + ", not from Telegram";
    boolean tooLarge = status == 413 || status == 414 || status == 431;
    return tooLarge || attempt.alone() >= MAX_REFUSED_ALONE
        ? refused(call, ReplyTrouble.INTERCEPTED, reason)
        : retry(call, reason, attempt);
  }

  private static RetryDecision outsideTopic(Call call, String reason) {
    return switch (call) {
      case Call.SendMessage send when send.topic() != null ->
          new Instead(new Call.SendMessage(send.chat(), null, send.content()), null, null);
      case Call.EditMessage edit when edit.topic() != null ->
          new Instead(new Call.SendMessage(edit.chat(), null, edit.content()), null, null);
      case Call.SendDocument(var chat, var topic, var name, var text, var caption, var otherwise)
          when topic != null ->
          new Instead(
              new Call.SendDocument(chat, null, name, text, caption, otherwise), null, null);
      case Call.ReplaceMessage replace when replace.topic() != null ->
          new Instead(
              new Call.ReplaceMessage(replace.chat(), null, replace.messageId(), replace.content()),
              null,
              null);
      case Call.SendExtra send when send.topic() != null ->
          new Instead(new Call.SendExtra(send.chat(), null, send.extra(), send.next()), null, null);
      case Call.SendMessage _,
          Call.ReplaceMessage _,
          Call.DeleteMessage _,
          Call.SendExtra _,
          Call.EditMessage _,
          Call.SendDocument _,
          Call.EditInlineMessage _,
          Call.AnswerTap _ ->
          refused(call, ReplyTrouble.REFUSED, reason);
    };
  }

  private static RetryDecision moved(Call call, ChatId to) {
    if (isElsewhere(call)) {
      return refused(call, ReplyTrouble.REFUSED, "the chat moved");
    }
    return to.equals(call.chat())
        ? refused(call, ReplyTrouble.REFUSED, "the chat moved to itself")
        : new Moved(to);
  }

  /** Whether a rejection says nothing about the chat in whose lane the call is sent. */
  private static boolean isElsewhere(Call call) {
    return call instanceof Call.EditInlineMessage;
  }

  /** Whether the call is idempotent. */
  static boolean isRepeatable(Call call) {
    return switch (call) {
      case Call.EditMessage _, Call.EditInlineMessage _, Call.AnswerTap _, Call.DeleteMessage _ ->
          true;
      case Call.SendMessage _, Call.ReplaceMessage _, Call.SendExtra _, Call.SendDocument _ ->
          false;
    };
  }

  private static RetryDecision gone(Call call) {
    return call instanceof Call.EditMessage edit
        ? new Instead(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()), null, null)
        : refused(call, ReplyTrouble.REFUSED, "the message is gone");
  }

  private static RetryDecision retry(Call call, String reason, Attempt attempt) {
    boolean isTap = call instanceof Call.AnswerTap;
    if (attempt.age().compareTo(isTap ? LIFE_OF_A_TAP : LIFE_OF_A_REPLY) > 0) {
      return givenUp(reason, isTap ? null : ReplyTrouble.GIVEN_UP);
    }
    if (attempt.alone() >= MAX_FAILED_ALONE) {
      return call instanceof Call.SendDocument
          ? refused(call, ReplyTrouble.GIVEN_UP, "given up: " + reason)
          : givenUp(reason, ReplyTrouble.GIVEN_UP);
    }
    var pause = Duration.ofSeconds(1L << Math.min(attempt.number() - 1, 6));
    return new Again(pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause, reason);
  }

  private static RetryDecision givenUp(String reason, @Nullable ReplyTrouble trouble) {
    return new Finished(ReplyState.DROPPED, "given up: " + reason, null, trouble);
  }
}
