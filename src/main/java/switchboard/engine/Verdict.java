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
   * It is done with, one way or the other.
   *
   * @param trouble absent when all is as it should be
   */
  record Finished(
      String state, @Nullable String error, @Nullable Long messageId, @Nullable Trouble trouble)
      implements Verdict {}

  /** The chat waits, then the same call goes out again. */
  record Again(Duration pause, String error) implements Verdict {}

  /** Telegram limits the chat: it waits, and others too when it is not the only one. */
  record Limited(Duration pause) implements Verdict {}

  /**
   * Another call takes its place at once.
   *
   * @param trouble why; absent when all is as it should be
   */
  record Instead(Call call, @Nullable Trouble trouble, @Nullable String error) implements Verdict {}

  /** The chat goes on under another id. */
  record Moved(ChatId to) implements Verdict {}

  /** The person cannot be reached until they come back. */
  record Unreachable(String error) implements Verdict {}

  Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** How long a button waits for its answer (Bot API server: 150 s). */
  Duration LIFE_OF_A_TAP = Duration.ofSeconds(150);

  /** After a day nobody waits for a reply any more. */
  Duration LIFE_OF_A_REPLY = Duration.ofHours(24);

  /** An answer that fails alone twice is no accident. */
  int MOST_REFUSED_ALONE = 2;

  /** After some minutes of failing alone a reply lets the next ones to the chat go out. */
  int MOST_FAILED_ALONE = 10;

  /**
   * An attempt to send a reply.
   *
   * @param number how often it was tried, this time included
   * @param age since the reply was written
   * @param alone how often in a row it failed while the way to Telegram was open
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

  /** A token or a method that Telegram does not know says nothing about the reply. */
  private static Verdict refused(Call call, SendResult.Refused refused, Attempt attempt) {
    var reason = refused.code() + " " + refused.description();
    return Way.isFailure(refused) && attempt.alone() < MOST_REFUSED_ALONE
        ? again(call, reason, attempt)
        : refused(call, Trouble.REFUSED, reason);
  }

  /** It ends; what was asked for and cannot be sent is told, or shown elsewhere, in its place. */
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

  /** Too large is said of the request alone; all else may be said of every call just now. */
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

  /** Whether a refusal says nothing about the chat whose order the call keeps. */
  private static boolean isElsewhere(Call call) {
    return call instanceof Call.EditInlineMessage;
  }

  /** Whether doing it twice is the same as doing it once. */
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
