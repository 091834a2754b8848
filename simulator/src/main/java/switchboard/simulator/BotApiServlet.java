package switchboard.simulator;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.JsonAnswers;
import switchboard.simulator.check.RequestBody;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.methods.BotApiCalls;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.SimulatorFault;
import switchboard.simulator.world.SimulatorFault.Kind;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Bot API over HTTP: /bot{token}/{method}. */
final class BotApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient World world;
  private final transient BotApiCalls api;

  BotApiServlet(World world, BotApiCalls api) {
    this.world = world;
    this.api = api;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI().substring("/bot".length());
    int slash = path.indexOf('/');
    String token = slash < 0 ? path : path.substring(0, slash).replace("%3A", ":");
    String method = slash < 0 ? "" : path.substring(slash + 1).replaceFirst("/$", "");
    Optional<BotAccount> bot = world.authorized(token);
    if (bot.isEmpty()) {
      JsonAnswers.refuse(response, new BotApiRefusal(401, "Unauthorized"));
      return;
    }
    try {
      call(bot.get(), method, request, response);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      ConnectionCutter.cut(request);
    }
  }

  private void call(
      BotAccount bot, String method, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    Map<String, JsonNode> given = Map.of();
    Kind fault = null;
    try {
      RequestBody body = RequestBody.read(request);
      given = body.fields();
      Optional<SimulatorFault> strike = world.faults.strike(method);
      fault = strike.map(SimulatorFault::kind).orElse(null);
      if (strike.isPresent() && FaultyAnswers.instead(strike.get(), request, response)) {
        api.note(bot, method, given, strike.get().kind().status, "fault on demand");
        return;
      }
      JsonNode result = api.answer(bot, method, given, body.uploads());
      api.note(bot, method, given, fault == Kind.LOST_ANSWER ? 0 : 200, null);
      answer(
          fault, request, response, SimulatorJson.object().put("ok", true).set("result", result));
    } catch (BotApiRefusal refused) {
      api.note(bot, method, given, refused.code, refused.description());
      if (fault == Kind.LOST_ANSWER) {
        ConnectionCutter.cut(request);
      } else {
        JsonAnswers.refuse(response, refused);
      }
    }
  }

  private static void answer(
      @Nullable Kind fault,
      HttpServletRequest request,
      HttpServletResponse response,
      ObjectNode body)
      throws IOException {
    if (fault == Kind.LOST_ANSWER) {
      ConnectionCutter.cut(request);
    } else {
      JsonAnswers.json(response, 200, body);
    }
  }
}
