package switchboard.testing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import switchboard.domain.Call;
import switchboard.simulator.world.SimulatorCall;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StoredJson;

/**
 * What tells one reply from all others of a test with faults. The users of a {@link Crowd} act so
 * that each reply has one of its own.
 */
public record Mark(Kind kind, String text) {

  /** The kinds of calls to Telegram. */
  public enum Kind {
    /** A new message. It must not be sent twice. */
    MESSAGE,
    /** A changed message. It may be sent again. */
    EDIT,
    /** The answer to a callback query. It may be sent again, and keeps no order with the others. */
    ANSWER
  }

  /** A text of the user or an operator in the message; in a history, the newest comes first. */
  private static final Pattern TEXT = Pattern.compile("\\b[qo]\\d+z\\b");

  /** The button that confirms an erasure has the update that it was asked for by. */
  private static final Pattern QUESTION = Pattern.compile("\"d:(\\d+)\"");

  /** The message in reply to an update, or an operator's. */
  static Mark message(String text) {
    return new Mark(Kind.MESSAGE, text);
  }

  /** The message that asks whether an erasure is meant. */
  static Mark question(long update) {
    return new Mark(Kind.MESSAGE, "erase " + update);
  }

  static Mark edit(long message) {
    return new Mark(Kind.EDIT, Long.toString(message));
  }

  static Mark answer(String query) {
    return new Mark(Kind.ANSWER, query);
  }

  /** The id of a callback query. */
  static String query(long user, long update) {
    return user + ":" + update;
  }

  static Mark of(OutboxRow row) {
    return switch (StoredJson.call(row.call())) {
      case Call.SendMessage send -> message(send.content().html(), row.call());
      case Call.EditMessage edit -> edit(edit.messageId());
      case Call.AnswerTap answer -> answer(answer.queryId());
      case Call.EditInlineMessage _,
          Call.SendDocument _,
          Call.ReplaceMessage _,
          Call.SendExtra _,
          Call.DeleteMessage _ ->
          throw new AssertionError("the crowd does not ask for " + row.call());
    };
  }

  private static Mark message(String shown, String buttons) {
    var text = TEXT.matcher(shown);
    var question = QUESTION.matcher(buttons);
    if (text.find()) {
      return message(text.group());
    }
    return question.find() ? question(Long.parseLong(question.group(1))) : message(shown);
  }

  /** Empty for calls that are no replies. */
  static Optional<Mark> of(SimulatorCall call) {
    var parameters = call.params();
    return Optional.ofNullable(
        switch (method(call)) {
          case "sendmessage" ->
              message(
                  parameters.path("text").asString(""),
                  parameters.path("reply_markup").toString().replace("\\", ""));
          case "editmessagetext" -> edit(parameters.path("message_id").asLong());
          case "answercallbackquery" -> answer(parameters.path("callback_query_id").asString(""));
          default -> null;
        });
  }

  /** The user that a call is for. */
  static long user(SimulatorCall call) {
    var parameters = call.params();
    return method(call).equals("answercallbackquery")
        ? Long.parseLong(parameters.path("callback_query_id").asString("").split(":", 2)[0])
        : parameters.path("chat_id").asLong();
  }

  private static String method(SimulatorCall call) {
    return call.method().toLowerCase(Locale.ROOT);
  }

  boolean isRepeatable() {
    return kind != Kind.MESSAGE;
  }

  boolean isInOrder() {
    return kind != Kind.ANSWER && !isByOperator();
  }

  /** An operator writes at the same time as the user, so there is no order between them. */
  boolean isByOperator() {
    return kind == Kind.MESSAGE && text.startsWith("o");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case MESSAGE -> text;
      case EDIT -> "the change of message " + text;
      case ANSWER -> "the answer to " + text;
    };
  }
}
