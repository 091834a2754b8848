package switchboard.simulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.JsonAnswers;
import switchboard.simulator.world.SimulatorFault;

/** Answers a call with an injected fault. */
final class FaultyAnswers {
  /** How long a call with the timeout fault hangs: longer than any client waits. */
  private static final long HANG_SECONDS = 600;

  private FaultyAnswers() {}

  /** Answers instead of the method; returns false if the method is to run as usual. */
  static boolean instead(
      SimulatorFault fault, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    switch (fault.kind()) {
      case TOO_MANY_REQUESTS ->
          JsonAnswers.refuse(
              response, BotApiRefusal.tooManyRequests(Math.max(1, fault.retryAfter())));
      case SERVER_ERROR ->
          JsonAnswers.refuse(response, new BotApiRefusal(500, "Internal Server Error"));
      case FORBIDDEN ->
          JsonAnswers.refuse(
              response, refused(fault, 403, "Forbidden: bot was blocked by the user"));
      case BAD_REQUEST ->
          JsonAnswers.refuse(response, refused(fault, 400, "Bad Request: chat not found"));
      case NOT_FOUND -> JsonAnswers.refuse(response, new BotApiRefusal(404, "Not Found"));
      case HTML_ERROR -> html(response, fault.kind().status, "Bad Gateway");
      case HTML_FORBIDDEN -> html(response, fault.kind().status, "Forbidden");
      case HTML_TOO_LARGE -> html(response, fault.kind().status, "Request Entity Too Large");
      case RESET -> ConnectionCutter.cut(request);
      case TIMEOUT -> {
        TimeUnit.SECONDS.sleep(HANG_SECONDS);
        ConnectionCutter.cut(request);
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

  private static BotApiRefusal refused(SimulatorFault fault, int code, String usual) {
    return new BotApiRefusal(code, fault.description() == null ? usual : fault.description());
  }

  private static void html(HttpServletResponse response, int status, String reason)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/html");
    var page =
        """
        <html>
        <head><title>%1$s</title></head>
        <body><center><h1>%1$s</h1></center></body>
        </html>
        """
            .formatted(status + " " + reason);
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
