package switchboard.simulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
      case HTML_ERROR -> html(response, fault.kind().status, "502 Bad Gateway");
      case HTML_FORBIDDEN -> html(response, fault.kind().status, "403 Forbidden");
      case HTML_TOO_LARGE -> html(response, fault.kind().status, "413 Request Entity Too Large");
      case RESET -> ConnectionCutter.cut(request);
      case TIMEOUT -> {
        TimeUnit.SECONDS.sleep(HANG_SECONDS);
        ConnectionCutter.cut(request);
      }
      case LATENCY -> {
        TimeUnit.MILLISECONDS.sleep(fault.millis());
        return false;
      }
      case WRONG_FILE_ID -> JsonAnswers.refuse(response, wrongFile(request));
      case HTML_PAGE -> html(response, fault.kind().status, "Log in");
      case LOST_ANSWER, TRUNCATED, SLOW -> {
        return false;
      }
    }
    return true;
  }

  private static BotApiRefusal refused(SimulatorFault fault, int code, String usual) {
    return new BotApiRefusal(code, fault.description() == null ? usual : fault.description());
  }

  private static BotApiRefusal wrongFile(HttpServletRequest request) {
    boolean download = request.getRequestURI().toLowerCase(Locale.ROOT).endsWith("/getfile");
    return BotApiRefusal.badRequest(
        download
            ? "wrong file_id or the file is temporarily unavailable"
            : "wrong file identifier/HTTP URL specified");
  }

  private static void html(HttpServletResponse response, int status, String title)
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
            .formatted(title);
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
