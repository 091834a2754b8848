package switchboard.console;

import org.springframework.http.HttpStatus;
import switchboard.auth.Reauthentication.Answer;
import switchboard.base.UserErrorException;
import switchboard.web.ProblemResponses;

/**
 * An error in a submitted form.
 *
 * @param field the invalid field; empty when there is none
 * @param text the message; empty without an error
 */
public record FormError(String field, String text, HttpStatus status) {

  public static final FormError NONE = new FormError("", "", HttpStatus.OK);

  public static FormError of(UserErrorException e) {
    return new FormError(e.field(), Messages.translate(e.sentence()), ProblemResponses.status(e));
  }

  /**
   * @param wrong the message for a wrong password or code
   */
  public static FormError of(Answer answer, String wrong) {
    return switch (answer) {
      case Answer.Welcome _ -> NONE;
      case Answer.Wrong _ -> new FormError("", wrong, HttpStatus.FORBIDDEN);
      case Answer.Wait(var minutes) -> tooMany(minutes);
      case Answer.Busy _ -> busy();
    };
  }

  public static FormError tooMany(long minutes) {
    return new FormError(
        "", Messages.translate("error.too_many_attempts", minutes), HttpStatus.TOO_MANY_REQUESTS);
  }

  public static FormError busy() {
    return new FormError("", Messages.translate("error.busy"), HttpStatus.SERVICE_UNAVAILABLE);
  }

  public boolean isOf(String other) {
    return field.equals(other);
  }
}
