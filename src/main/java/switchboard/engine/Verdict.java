package switchboard.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import switchboard.domain.Call;
import switchboard.domain.ChatId;
import switchboard.telegram.SendResult;

/** What to do about a reply after an attempt to send it. */
sealed interface Verdict {

  /** It is done with, one way or the other. */
  record Finished(String state, @Nullable String error, @Nullable Long messageId)
      implements Verdict {}

  /** The chat waits, then the same call goes out again. */
  record Again(Duration pause, String error) implements Verdict {}

  /** Telegram limits the chat: it waits, and others too when it is not the only one. */
  record Limited(Duration pause) implements Verdict {}

  /** Another call takes its place at once. */
  record Instead(Call call) implements Verdict {}

  /** The chat goes on under another id. */
  record Moved(ChatId to) implements Verdict {}

  /** The person cannot be reached until they come back. */
  record Unreachable(String error) implements Verdict {}

  Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** How long a button waits for its answer (Bot API server: 150 s). */
  Duration LIFE_OF_A_TAP = Duration.ofSeconds(150);

  /** After a day nobody waits for a reply any more. */
  Duration LIFE_OF_A_REPLY = Duration.ofHours(24);

  /**
   * @param attempts how often it was tried, this time included
   * @param age since the reply was written
   */
  static Verdict on(Call call, SendResult result, int attempts, Duration age) {
    return switch (result) {
      case SendResult.Done done -> new Finished(ReplyState.SENT, null, done.messageId());
      case SendResult.NotModified _ -> new Finished(ReplyState.SENT, null, null);
      case SendResult.QueryTooOld _ ->
          new Finished(ReplyState.DROPPED, "the tap is too old to be answered", null);
      case SendResult.RetryAfter limited -> new Limited(limited.pause());
      case SendResult.MigratedTo moved -> moved(call, moved.chat());
      case SendResult.Blocked blocked ->
          isElsewhere(call) ? replaced(call, blocked.reason()) : new Unreachable(blocked.reason());
      case SendResult.MessageGone _ -> replaced(call, "the message is gone");
      case SendResult.TopicGone gone ->
          Calls.outsideTopic(call)
              .<Verdict>map(Instead::new)
              .orElseGet(() -> new Finished(ReplyState.REFUSED, gone.reason(), null));
      case SendResult.Refused refused -> refused(call, refused, attempts, age);
      case SendResult.Transient failed -> again(call, failed.reason(), attempts, age);
      case SendResult.Unknown unknown ->
          isRepeatable(call)
              ? again(call, unknown.reason(), attempts, age)
              : new Finished(ReplyState.UNKNOWN, unknown.reason(), null);
    };
  }

  /** A token that Telegram does not know (401, 404) says nothing about the reply: it waits. */
  private static Verdict refused(
      Call call, SendResult.Refused refused, int attempts, Duration age) {
    var reason = refused.code() + " " + refused.description();
    if (refused.code() == 401 || refused.code() == 404) {
      return again(call, reason, attempts, age);
    }
    return isElsewhere(call)
        ? replaced(call, reason)
        : new Finished(ReplyState.REFUSED, reason, null);
  }

  private static Verdict moved(Call call, ChatId to) {
    if (isElsewhere(call)) {
      return replaced(call, "the chat moved");
    }
    return to.equals(EffectRows.chat(call))
        ? new Finished(ReplyState.REFUSED, "the chat moved to itself", null)
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

  /** What an edit would have shown is sent as a new message. */
  private static Verdict replaced(Call call, String reason) {
    return switch (call) {
      case Call.EditMessage edit ->
          new Instead(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()));
      case Call.EditInlineMessage edit when edit.replaceable() ->
          new Instead(new Call.SendMessage(edit.chat(), edit.topic(), edit.content()));
      case Call.EditInlineMessage _, Call.SendMessage _, Call.SendDocument _, Call.AnswerTap _ ->
          new Finished(ReplyState.REFUSED, reason, null);
    };
  }

  private static Verdict again(Call call, String reason, int attempts, Duration age) {
    var life = call instanceof Call.AnswerTap ? LIFE_OF_A_TAP : LIFE_OF_A_REPLY;
    if (age.compareTo(life) > 0) {
      return new Finished(ReplyState.DROPPED, "given up: " + reason, null);
    }
    var pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 6));
    return new Again(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, reason);
  }
}
