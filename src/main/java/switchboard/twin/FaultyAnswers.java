package switchboard.twin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Answers a call with the fault that was asked for. */
final class FaultyAnswers {
  /** How long a call hangs that "times out": longer than any client waits. */
  private static final long HANG_SECONDS = 600;

  private static final String HTML =
      """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body><center><h1>502 Bad Gateway</h1></center></body>
      </html>
      """;

  private FaultyAnswers() {}

  /** Answers instead of the method, or tells with false that the method goes its way. */
  static boolean instead(TwinFault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    switch (fault.kind()) {
      case TOO_MANY_REQUESTS ->
          Answers.refuse(response, Refused.tooManyRequests(Math.max(1, fault.retryAfter())));
      case SERVER_ERROR -> Answers.refuse(response, new Refused(500, "Internal Server Error"));
      case FORBIDDEN ->
          Answers.refuse(response, refused(fault, 403, "Forbidden: bot was blocked by the user"));
      case BAD_REQUEST ->
          Answers.refuse(response, refused(fault, 400, "Bad Request: chat not found"));
      case NOT_FOUND -> Answers.refuse(response, new Refused(404, "Not Found"));
      case HTML_ERROR -> html(response);
      case RESET -> Connection.cut(request);
      case TIMEOUT -> {
        TimeUnit.SECONDS.sleep(HANG_SECONDS);
        Connection.cut(request);
      }
      case LATENCY -> {
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        return false;
      }
      case LOST_ANSWER -> {
        return false;
      }
    }
    return true;
  }

  private static Refused refused(TwinFault fault, int code, String usual) {
    return new Refused(code, fault.description() == null ? usual : fault.description());
  }

  private static void html(HttpServletResponse response) throws IOException {
    response.setStatus(502);
    response.setContentType("text/html");
    response.getOutputStream().write(HTML.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the HTTP status the caller sees, 0 for none. */
  static int status(TwinFault fault) {
    return switch (fault.kind()) {
      case TOO_MANY_REQUESTS -> 429;
      case SERVER_ERROR -> 500;
      case HTML_ERROR -> 502;
      case FORBIDDEN -> 403;
      case BAD_REQUEST -> 400;
      case NOT_FOUND -> 404;
      case RESET, TIMEOUT, LOST_ANSWER -> 0;
      case LATENCY -> 200;
    };
  }
}
