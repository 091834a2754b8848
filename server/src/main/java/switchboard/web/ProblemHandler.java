package switchboard.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.DisconnectedClientHelper;
import switchboard.base.UnavailableException;
import switchboard.base.UserErrorException;
import switchboard.domain.UserId;

/**
 * Turns exceptions of endpoints into problems. A bug is logged once and answered with a bare 500.
 */
@RestControllerAdvice
class ProblemHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(long.class, Long.class, int.class, Integer.class, UserId.class);

  @ExceptionHandler
  void userError(UserErrorException e, HttpServletResponse response) throws IOException {
    ProblemResponses.write(response, ProblemResponses.status(e), e.detail(), e.field());
  }

  @ExceptionHandler
  void unavailable(UnavailableException e, HttpServletResponse response) throws IOException {
    ProblemResponses.unavailable(response, e);
  }

  @ExceptionHandler
  void mistyped(TypeMismatchException e, HttpServletResponse response) throws IOException {
    var type = e.getRequiredType();
    boolean number = type != null && NUMBERS.contains(type);
    ProblemResponses.write(
        response,
        HttpStatus.BAD_REQUEST,
        number ? "Expected a whole number." : "This value is not allowed.",
        e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "");
  }

  @ExceptionHandler
  void missing(MissingServletRequestParameterException e, HttpServletResponse response)
      throws IOException {
    ProblemResponses.write(
        response, HttpStatus.BAD_REQUEST, "This parameter is required.", e.getParameterName());
  }

  @ExceptionHandler(HttpMessageNotReadableException.class)
  void unreadable(HttpServletResponse response) throws IOException {
    ProblemResponses.write(
        response, HttpStatus.BAD_REQUEST, "The body is not valid JSON of the expected form.");
  }

  /** Tomcat could not decode the parameters, and does not say which one is wrong. */
  @ExceptionHandler
  void undecodable(InvalidParameterException e, HttpServletResponse response) throws IOException {
    var status = HttpStatus.resolve(e.getErrorCode());
    ProblemResponses.write(
        response,
        status == null ? HttpStatus.BAD_REQUEST : status,
        "The parameters cannot be decoded: expected percent-encoded UTF-8.");
  }

  @ExceptionHandler
  void ended(ResponseStatusException e, HttpServletResponse response) throws IOException {
    var status = HttpStatus.resolve(e.getStatusCode().value());
    var reason = e.getReason();
    ProblemResponses.write(
        response, status == null ? HttpStatus.BAD_REQUEST : status, reason == null ? "" : reason);
  }

  @ExceptionHandler
  void other(Exception e, HttpServletResponse response) throws Exception {
    if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
      return; // the client has disconnected
    }
    if (response.isCommitted()) {
      throw e; // Tomcat closes the connection: what the client has is visibly incomplete
    }
    if (e instanceof ErrorResponse known) {
      known
          .getHeaders()
          .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      var status = HttpStatus.resolve(known.getStatusCode().value());
      ProblemResponses.write(response, status == null ? HttpStatus.BAD_REQUEST : status, "");
    } else {
      LOG.atError().addKeyValue("error", e.getClass().getName()).setCause(e).log("Request failed");
      ProblemResponses.write(response, HttpStatus.INTERNAL_SERVER_ERROR, "");
    }
  }
}
