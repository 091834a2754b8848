package switchboard.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.domain.Trouble;
import switchboard.telegram.SendResult;

/** What to do about a reply after an attempt to send it. */
sealed interface Verdict {

  /**
   * The reply is settled.
   *
   * @param trouble absent when all is well
   */
  record Finished(
      String state, @Nullable String error, @Nullable Long messageId, @Nullable Trouble trouble)
      implements Verdict {}

  /** Retry the same call after a pause of the chat. */
  record Again(Duration pause, String error) implements Verdict {}

  /** Telegram rate limits the chat: it pauses; if other chats are limited too, all pause. */
  record Limited(Duration pause) implements Verdict {}

  /**
   * Send another call instead, at once.
   *
   * @param trouble the reason; absent when all is well
   */
  record Instead(Call call, @Nullable Trouble trouble, @Nullable String error) implements Verdict {}

  /** The chat migrated to another id. */
  record Moved(ChatId to) implements Verdict {}

  /** The user is unreachable until they return. */
  record Unreachable(String error) implements Verdict {}

  Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** How long a callback query can be answered (Bot API server: 150 s). */
  Duration LIFE_OF_A_TAP = Duration.ofSeconds(150);

  /** Replies older than this are dropped. */
  Duration LIFE_OF_A_REPLY = Duration.ofHours(24);

  /** Rejections of one call alone, in a row, before it is final. */
  int MOST_REFUSED_ALONE = 2;

  /**
   * Failures of one reply alone, in a row, before it is given up and the chat's next replies
   * proceed. This takes some minutes.
   */
  int MOST_FAILED_ALONE = 10;

  /**
   * An attempt to send a reply.
   *
   * @param number number of attempts, including this one
   * @param age time since the reply was created
   * @param alone consecutive failures while other calls to Telegram succeeded
   */
  record Attempt(int number, Duration age, int alone) {}

  static Verdict on(Call call, SendResult result, Attempt attempt) {
    return switch (result) {
      case SendResult.Done done -> new Finished(ReplyState.SENT, null, done.messageId(), null);
      case SendResult.NotModified _ -> new Finished(ReplyState.SENT, null, null, null);
      case SendResult.QueryTooOld _ ->
          new Finished(ReplyState.DROPPED, "the tap is too old to be answered", null, null);
      case SendResult.RetryAfter limited -> new Limited(limited.pause());
      case SendResult.MigratedTo moved -> moved(call, moved.chat());
      case SendResult.Blocked blocked ->
          isElsewhere(call)
              ? refused(call, Trouble.REFUSED, blocked.reason())
              : new Unreachable(blocked.reason());
      case SendResult.MessageGone _ -> gone(call);
      case SendResult.TopicGone gone ->
          Calls.outsideTopic(call)
              .<Verdict>map(outside -> new Instead(outside, null, null))
              .orElseGet(() -> refused(call, Trouble.REFUSED, gone.reason()));
      case SendResult.Malformed malformed -> malformed(call, malformed);
      case SendResult.Refused refused -> refused(call, refused, attempt);
      case SendResult.Foreign foreign -> foreign(call, foreign.status(), attempt);
      case SendResult.Transient failed -> again(call, failed.reason(), attempt);
      case SendResult.Unknown unknown ->
          isRepeatable(call)
              ? again(call, unknown.reason(), attempt)
              : new Finished(ReplyState.UNKNOWN, unknown.reason(), null, Trouble.UNKNOWN);
    };
  }

  /** A rejected token or an unknown method says nothing about the reply itself. */
  private static Verdict refused(Call call, SendResult.Refused refused, Attempt attempt) {
    var reason = refused.code() + " " + refused.description();
    return Way.isFailure(refused) && attempt.alone() < MOST_REFUSED_ALONE
        ? again(call, reason, attempt)
        : refused(call, Trouble.REFUSED, reason);
  }

  /**
   * Settles a rejected call: a fallback message replaces a document, and a new message replaces an
   * inline edit.
   */
  private static Verdict refused(Call call, Trouble trouble, String reason) {
    return switch (call) {
      case Call.SendDocument send when send.otherwiseHtml() != null ->
          new Instead(Calls.otherwise(send, send.otherwiseHtml()), trouble, reason);
      case Call.EditInlineMessage edit when edit.replaceable() ->
          new Instead(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()), null, null);
      case Call.SendMessage _,
          Call.EditMessage _,
          Call.EditInlineMessage _,
          Call.SendDocument _,
          Call.AnswerTap _ ->
          new Finished(ReplyState.REFUSED, reason, null, trouble);
    };
  }

  private static Verdict malformed(Call call, SendResult.Malformed malformed) {
    var reason = malformed.code() + " " + malformed.description();
    var trouble =
        switch (malformed.part()) {
          case KEYBOARD -> Trouble.WITHOUT_BUTTONS;
          case FORMATTING -> Trouble.WITHOUT_FORMATTING;
        };
    return Simplified.of(call, malformed)
        .<Verdict>map(simpler -> new Instead(simpler, trouble, reason))
        .orElseGet(() -> refused(call, Trouble.REFUSED, reason));
  }

  /** "Too large" concerns this request alone; other statuses may currently affect all calls. */
  private static Verdict foreign(Call call, int status, Attempt attempt) {
    var reason = "HTTP " + status + ", not from Telegram";
    boolean tooLarge = status == 413 || status == 414 || status == 431;
    return tooLarge || attempt.alone() >= MOST_REFUSED_ALONE
        ? refused(call, Trouble.INTERCEPTED, reason)
        : again(call, reason, attempt);
  }

  private static Verdict moved(Call call, ChatId to) {
    if (isElsewhere(call)) {
      return refused(call, Trouble.REFUSED, "the chat moved");
    }
    return to.equals(EffectRows.chat(call))
        ? refused(call, Trouble.REFUSED, "the chat moved to itself")
        : new Moved(to);
  }

  /** Whether a rejection says nothing about the chat in whose lane the call is sent. */
  private static boolean isElsewhere(Call call) {
    return call instanceof Call.EditInlineMessage;
  }

  /** Whether the call is idempotent. */
  static boolean isRepeatable(Call call) {
    return switch (call) {
      case Call.EditMessage _, Call.EditInlineMessage _, Call.AnswerTap _ -> true;
      case Call.SendMessage _, Call.SendDocument _ -> false;
    };
  }

  private static Verdict gone(Call call) {
    return call instanceof Call.EditMessage edit
        ? new Instead(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()), null, null)
        : refused(call, Trouble.REFUSED, "the message is gone");
  }

  private static Verdict again(Call call, String reason, Attempt attempt) {
    boolean isTap = call instanceof Call.AnswerTap;
    if (attempt.age().compareTo(isTap ? LIFE_OF_A_TAP : LIFE_OF_A_REPLY) > 0) {
      return givenUp(reason, isTap ? null : Trouble.GIVEN_UP);
    }
    if (attempt.alone() >= MOST_FAILED_ALONE) {
      return call instanceof Call.SendDocument
          ? refused(call, Trouble.GIVEN_UP, "given up: " + reason)
          : givenUp(reason, Trouble.GIVEN_UP);
    }
    var pause = Duration.ofSeconds(1L << Math.min(attempt.number() - 1, 6));
    return new Again(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, reason);
  }

  private static Verdict givenUp(String reason, @Nullable Trouble trouble) {
    return new Finished(ReplyState.DROPPED, "given up: " + reason, null, trouble);
  }
}
