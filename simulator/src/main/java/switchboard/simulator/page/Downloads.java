package switchboard.simulator.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.JsonAnswers;
import switchboard.simulator.world.StoredFiles.Stored;
import switchboard.simulator.world.World;

/** File downloads for bots: /file/bot{token}/{path} (Bot API, getFile). */
public final class Downloads extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String PREFIX = "/file/bot";

  private final transient World world;

  public Downloads(World world) {
    this.world = world;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    int slash = path.indexOf('/', PREFIX.length());
    String token = slash < 0 ? "" : path.substring(PREFIX.length(), slash).replace("%3A", ":");
    if (!path.startsWith(PREFIX) || world.authorized(token).isEmpty()) {
      JsonAnswers.refuse(response, new BotApiRefusal(401, "Unauthorized"));
      return;
    }
    Optional<Stored> file = world.with(() -> world.files.at(path.substring(slash + 1)));
    if (file.isEmpty()) {
      JsonAnswers.refuse(response, new BotApiRefusal(404, "Not Found"));
      return;
    }
    write(file.get(), response);
  }

  /** Always sent as an attachment: an uploaded page must not run in this origin. */
  static void write(Stored file, HttpServletResponse response) throws IOException {
    String name = URLEncoder.encode(file.content().fileName(), StandardCharsets.UTF_8);
    response.setHeader(
        "Content-Disposition", "attachment; filename*=UTF-8''" + name.replace("+", "%20"));
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setHeader("X-Content-Type-Options", "nosniff");
    boolean image = file.content().mimeType().matches("image/(png|jpeg|gif|webp)");
    response.setContentType(image ? file.content().mimeType() : "application/octet-stream");
    response.setContentLength(file.content().bytes().length);
    response.getOutputStream().write(file.content().bytes());
  }
}
