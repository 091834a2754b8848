package switchboard.simulator.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import switchboard.simulator.check.BotApiRefusal;
import switchboard.simulator.check.JsonAnswers;
import switchboard.simulator.check.RequestBody;
import switchboard.simulator.check.SimulatorJson;
import switchboard.simulator.people.InvalidActionException;
import switchboard.simulator.people.PersonActions;
import switchboard.simulator.world.BotAccount;
import switchboard.simulator.world.CallView;
import switchboard.simulator.world.PageViews;
import switchboard.simulator.world.StoredFile;
import switchboard.simulator.world.World;
import tools.jackson.databind.JsonNode;

/** API of the chat page, also used by tests to control the simulator: /simulator/… */
public final class PageApi extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient World world;
  private final transient EventStream stream;
  private final transient MediaActions media;
  private final transient Map<String, UnaryOperator<JsonNode>> actions;

  public PageApi(World world) {
    this.world = world;
    this.stream = new EventStream(world);
    PersonActions people = new PersonActions(world);
    this.media = new MediaActions(world, people);
    this.actions = new HashMap<>(new PageActions(world, people).all());
    this.actions.putAll(media.all());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      String path = request.getRequestURI().substring("/simulator/".length());
      switch (request.getMethod()) {
        case "GET" -> read(path, request, response);
        case "POST", "DELETE" -> change(path, request, response);
        default -> JsonAnswers.error(response, 405, "Only GET, POST and DELETE are supported");
      }
    } catch (InvalidActionException | IllegalArgumentException e) {
      JsonAnswers.error(response, 400, String.valueOf(e.getMessage()));
    } catch (BotApiRefusal e) {
      JsonAnswers.error(response, e.code == 413 ? 413 : 400, e.description());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (path.equals("state")) {
      JsonAnswers.json(response, 200, state(request));
    } else if (path.equals("events")) {
      stream.run(PageActions.bot(world, text(request, "bot")).orElse(null), request, response);
    } else if (path.equals("calls")) {
      JsonAnswers.json(response, 200, calls(PageActions.number(text(request, "after"), "after")));
    } else if (path.startsWith("file/")) {
      file(path.substring("file/".length()), response);
    } else {
      JsonAnswers.error(response, 404, "Unknown path");
    }
  }

  private JsonNode state(HttpServletRequest request) {
    Optional<BotAccount> bot = PageActions.bot(world, text(request, "bot"));
    return world.with(() -> PageViews.state(world, bot.orElse(null)));
  }

  private JsonNode calls(long after) {
    return world.with(() -> {
      var tokens = world.bots.values().stream().map(bot -> bot.token).toList();
      var calls = world.calls.after(after).stream();
      var view = SimulatorJson.object();
      view.set(
          "calls", SimulatorJson.array(calls.map(call -> CallView.json(call, tokens)).toList()));
      return view.put("last", world.calls.last());
    });
  }

  private void file(String id, HttpServletResponse response) throws IOException {
    Optional<StoredFile> file = world.files.find(id);
    if (file.isEmpty()) {
      JsonAnswers.error(response, 404, "No such file");
      return;
    }
    // A file never changes, so that a redrawn chat need not load it again.
    response.setHeader("Cache-Control", "private, max-age=86400, immutable");
    Downloads.write(file.get(), response);
  }

  private void change(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UnaryOperator<JsonNode> action = actions.get(request.getMethod() + " " + path);
    if (!SameSiteRequests.allows(request)) {
      JsonAnswers.error(response, 403, "Cross-site requests are not allowed");
    } else if (request.getMethod().equals("POST") && path.equals("upload")) {
      JsonAnswers.json(response, 200, media.upload(request));
    } else if (action == null) {
      JsonAnswers.error(response, 404, "Unknown path");
    } else {
      boolean empty = request.getMethod().equals("DELETE");
      JsonAnswers.json(
          response, 200, action.apply(empty ? SimulatorJson.object() : RequestBody.json(request)));
    }
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }
}
