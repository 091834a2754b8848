package switchboard.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Answers requests that Tomcat itself rejects, such as a malformed request line, with a problem
 * instead of Tomcat's error page.
 */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    var status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(ProblemResponses.TYPE);
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(ProblemResponses.json(status, "", ""));
        response.finishResponse();
      }
    } catch (IOException e) {
      // The client has disconnected.
    }
  }
}
