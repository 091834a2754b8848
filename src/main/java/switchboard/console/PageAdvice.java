package switchboard.console;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.View;
import switchboard.web.Invalid;
import switchboard.web.NotFound;

/** Shows errors as pages instead of JSON. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = Page.class)
class PageAdvice {

  @ExceptionHandler
  View notFound(NotFound e) {
    return message(Say.say("That is not there"), Say.say(e.sentence())).as(HttpStatus.NOT_FOUND);
  }

  /** A mistyped URL. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  View mistyped() {
    return message(Say.say("That is not there"), "").as(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler
  View invalid(Invalid e) {
    return message(Say.say("That cannot be done"), Say.say(e.sentence()))
        .as(HttpStatus.BAD_REQUEST);
  }

  private static Page message(String title, String text) {
    return new MessagePage(Frame.of(title, ""), text, Paths.HOME, Say.say("To the first page"));
  }
}
