package switchboard.console;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;
import switchboard.web.InvalidInputException;
import switchboard.web.NotFoundException;

/** Shows errors as pages instead of JSON. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = Page.class)
class PageErrorHandler {

  @ExceptionHandler
  View notFound(NotFoundException e) {
    return message(Messages.translate("error.not_found.title"), Messages.translate(e.sentence()))
        .as(HttpStatus.NOT_FOUND);
  }

  /** A mistyped URL. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  View mistyped() {
    return message(Messages.translate("error.not_found.title"), "").as(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler
  View invalid(InvalidInputException e) {
    return message(Messages.translate("error.invalid.title"), Messages.translate(e.sentence()))
        .as(HttpStatus.BAD_REQUEST);
  }

  private static Page message(String title, String text) {
    return new MessagePage(
        PageLayout.of(title, ""), text, Paths.HOME, Messages.translate("error.back_to_overview"));
  }
}
