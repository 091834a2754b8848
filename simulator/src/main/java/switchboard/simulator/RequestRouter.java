package switchboard.simulator;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import switchboard.simulator.methods.BotApiCalls;
import switchboard.simulator.page.ChatPage;
import switchboard.simulator.page.PageApi;
import switchboard.simulator.world.World;

/** Front controller: servlet patterns cannot express /bot{token}. */
final class RequestRouter extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient BotApiServlet bots;
  private final transient FileServlet files;
  private final transient PageApi pageApi;
  private final transient ChatPage page = new ChatPage();

  RequestRouter(World world, BotApiCalls api) {
    bots = new BotApiServlet(world, api);
    files = new FileServlet(world);
    pageApi = new PageApi(world);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    HttpServlet part =
        path.startsWith("/bot")
            ? bots
            : path.startsWith("/file/bot")
                ? files
                : path.startsWith("/simulator/") ? pageApi : page;
    part.service(request, response);
  }
}
