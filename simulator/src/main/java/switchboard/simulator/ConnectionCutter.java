package switchboard.simulator;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Valve that lets a servlet close its connection without a response, which the servlet API cannot
 * do.
 */
final class ConnectionCutter extends ValveBase {
  private static final String CUT = "switchboard.simulator.cut";

  ConnectionCutter() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Runnable cut = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    request.setAttribute(CUT, cut);
    getNext().invoke(request, response);
  }

  static void cut(HttpServletRequest request) {
    if (request.getAttribute(CUT) instanceof Runnable cut) {
      cut.run();
    }
  }
}
