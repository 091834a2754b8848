package switchboard.simulator;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.JsonAnswers;
import switchboard.simulator.page.Downloads;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.StoredFile;
import switchboard.simulator.world.World;

/** File downloads for bots: /file/bot{token}/{path} (Bot API, getFile). */
final class FileServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String PREFIX = "/file/bot";

  private final transient World world;

  FileServlet(World world) {
    this.world = world;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    int slash = path.indexOf('/', PREFIX.length());
    String token = slash < 0 ? "" : path.substring(PREFIX.length(), slash).replace("%3A", ":");
    BotAccount bot = world.authorized(token).orElse(null);
    if (bot == null) {
      JsonAnswers.refuse(response, new BotApiRefusal(401, "Unauthorized"));
      return;
    }
    try {
      answer(bot, path.substring(slash + 1), request, response);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      ConnectionCutter.cut(request);
    }
  }

  private void answer(
      BotAccount bot, String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    SimulatorFault fault = world.faults.strike(SimulatorFault.FILE).orElse(null);
    if (fault != null && FaultyAnswers.instead(fault, request, response)) {
      return;
    }
    Optional<StoredFile> file =
        world.options.local() ? Optional.empty() : world.files.at(bot.id, path, world.clock.now());
    if (file.isEmpty()) {
      JsonAnswers.refuse(response, new BotApiRefusal(404, "Not Found"));
    } else if (fault != null && fault.kind() == SimulatorFault.Kind.SLOW) {
      Downloads.writeSlowly(file.get(), response, fault.bytesPerSecond());
    } else if (fault != null && fault.kind() == SimulatorFault.Kind.TRUNCATED) {
      Downloads.writeHalf(file.get(), response);
      ConnectionCutter.cut(request);
    } else {
      Downloads.write(file.get(), response);
    }
  }
}
