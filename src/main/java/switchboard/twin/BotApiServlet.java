package switchboard.twin;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import switchboard.twin.TwinFault.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Bot API over HTTP: /bot{token}/{method}. */
final class BotApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient World world;
  private final transient BotApi api;

  BotApiServlet(World world, BotApi api) {
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
      Answers.refuse(response, new Refused(401, "Unauthorized"));
      return;
    }
    try {
      call(bot.get(), method, request, response);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      Connection.cut(request);
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
      Optional<TwinFault> strike = world.faults.strike(method);
      fault = strike.map(TwinFault::kind).orElse(null);
      if (strike.isPresent() && FaultyAnswers.instead(strike.get(), request, response)) {
        api.note(bot, method, given, FaultyAnswers.status(strike.get()), "fault on demand");
        return;
      }
      JsonNode result = api.answer(bot, method, given, body.uploads());
      api.note(bot, method, given, fault == Kind.LOST_ANSWER ? 0 : 200, null);
      answer(fault, request, response, Json.object().put("ok", true).set("result", result));
    } catch (Refused refused) {
      api.note(bot, method, given, refused.code, refused.description());
      if (fault == Kind.LOST_ANSWER) {
        Connection.cut(request);
      } else {
        Answers.refuse(response, refused);
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
      Connection.cut(request);
    } else {
      Answers.json(response, 200, body);
    }
  }
}
