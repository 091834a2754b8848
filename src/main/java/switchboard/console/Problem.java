package switchboard.console;

import org.springframework.http.HttpStatus;
import switchboard.access.Entrance.Answer;
import switchboard.web.Invalid;

/**
 * An error in a submitted form.
 *
 * @param field the invalid field; empty when there is none
 * @param text the message; empty without an error
 */
public record Problem(String field, String text, HttpStatus status) {

  public static final Problem NONE = new Problem("", "", HttpStatus.OK);

  public static Problem of(Invalid invalid) {
    return new Problem(invalid.field(), Say.say(invalid.sentence()), HttpStatus.BAD_REQUEST);
  }

  /**
   * @param wrong the message for a wrong password or code
   */
  public static Problem of(Answer answer, String wrong) {
    return switch (answer) {
      case Answer.Welcome _ -> NONE;
      case Answer.Wrong _ -> new Problem("", wrong, HttpStatus.FORBIDDEN);
      case Answer.Wait(var minutes) -> tooMany(minutes);
      case Answer.Busy _ -> busy();
    };
  }

  public static Problem tooMany(long minutes) {
    return new Problem(
        "",
        minutes == 1
            ? Say.say("Too many tries. Wait 1 minute and try again.")
            : Say.say("Too many tries. Wait {0} minutes and try again.", minutes),
        HttpStatus.TOO_MANY_REQUESTS);
  }

  public static Problem busy() {
    return new Problem(
        "",
        Say.say("The server is checking many passwords at this moment. Try again in some seconds."),
        HttpStatus.SERVICE_UNAVAILABLE);
  }

  public boolean isOf(String other) {
    return field.equals(other);
  }
}
