package switchboard.console;

import org.springframework.http.HttpStatus;
import switchboard.access.Entrance.Answer;
import switchboard.web.Invalid;

/**
 * What is wrong with a form, said to whoever filled it in.
 *
 * @param field the one to blame; empty when it is none
 * @param text empty when nothing is wrong
 */
record Problem(String field, String text, HttpStatus status) {

  static final Problem NONE = new Problem("", "", HttpStatus.OK);

  static Problem of(Invalid invalid) {
    return new Problem(invalid.field(), invalid.detail(), HttpStatus.BAD_REQUEST);
  }

  /**
   * @param wrong what to say when what was typed is not right
   */
  static Problem of(Answer answer, String wrong) {
    return switch (answer) {
      case Answer.Welcome _ -> NONE;
      case Answer.Wrong _ -> new Problem("", wrong, HttpStatus.FORBIDDEN);
      case Answer.Wait(var minutes) -> tooMany(minutes);
      case Answer.Busy _ -> busy();
    };
  }

  static Problem tooMany(long minutes) {
    return new Problem(
        "",
        minutes == 1
            ? Say.say("Too many tries. Wait 1 minute and try again.")
            : Say.say("Too many tries. Wait {0} minutes and try again.", minutes),
        HttpStatus.TOO_MANY_REQUESTS);
  }

  static Problem busy() {
    return new Problem(
        "",
        Say.say("The server is checking many passwords at this moment. Try again in some seconds."),
        HttpStatus.SERVICE_UNAVAILABLE);
  }

  boolean isOf(String other) {
    return field.equals(other);
  }
}
