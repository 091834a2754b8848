package switchboard.console;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;
import switchboard.base.UserErrorException;
import switchboard.web.ProblemResponses;

/** Shows errors as pages instead of JSON. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = Page.class)
class PageErrorHandler {

  @ExceptionHandler
  View userError(UserErrorException e) {
    var title =
        e.isNotFound()
            ? Messages.translate("error.not_found.title")
            : Messages.translate("error.invalid.title");
    return message(title, Messages.translate(e.sentence())).as(ProblemResponses.status(e));
  }

  /** A mistyped URL. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  View mistyped() {
    return message(Messages.translate("error.not_found.title"), "").as(HttpStatus.NOT_FOUND);
  }

  private static Page message(String title, String text) {
    return new MessagePage(
        PageLayout.of(title, ""), text, Paths.HOME, Messages.translate("error.back_to_overview"));
  }
}
