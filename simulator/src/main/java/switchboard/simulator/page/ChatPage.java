package switchboard.simulator.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.JsonAnswers;

/** Serves the chat page, / and /static/{file}, from the class path. */
public final class ChatPage extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
  private static final Pattern FILE = Pattern.compile("/static/([a-z0-9-]+\\.(css|js|svg|png))");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "html", "text/html;charset=UTF-8");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    var named = FILE.matcher(path);
    String file = path.equals("/") ? "index.html" : named.matches() ? named.group(1) : "";
    try (InputStream in =
        file.isEmpty()
            ? null
            : ChatPage.class.getResourceAsStream("/switchboard/simulator/page/" + file)) {
      if (in == null) {
        JsonAnswers.refuse(response, new BotApiRefusal(404, "Not Found"));
        return;
      }
      response.setContentType(TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
      response.setHeader("Content-Security-Policy", POLICY);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("Cache-Control", "no-cache");
      send(in.readAllBytes(), request.getHeader("If-None-Match"), response);
    }
  }

  /**
   * Sends a file with a weak ETag (RFC 9110, 8.8.1), because the response may be compressed in
   * transit.
   */
  private static void send(byte[] content, @Nullable String known, HttpServletResponse response)
      throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(content);
    String tag = "W/\"" + Long.toHexString(sum.getValue()) + "\"";
    response.setHeader("ETag", tag);
    if (tag.equals(known)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      response.getOutputStream().write(content);
    }
  }
}
