package switchboard.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import switchboard.app.Server;
import switchboard.domain.Bot;
import switchboard.domain.Screen;
import switchboard.domain.StartLink;
import switchboard.domain.UserId;
import switchboard.store.LinkDao.LinkRow;

/** Links that bring the demo's people, as if an operator had printed them. */
final class DemoLinks {

  private static final int TENTHS = 10;

  /**
   * A link of the demo.
   *
   * @param tenths how many of ten people follow it
   */
  private record DemoLink(String code, String name, String screen, int tenths) {}

  private DemoLinks() {}

  /** Makes the links; returns the payload of a person's first {@code /start}, empty for none. */
  static Function<UserId, String> make(Server server, Instant at) {
    var links = links(server.bot());
    server
        .store()
        .run(tables ->
            links.forEach(link -> {
              var _ =
                  tables
                      .links()
                      .add(new LinkRow(link.code(), link.name(), link.screen(), "demo", at, null));
            }));
    return person -> payload(links, person);
  }

  private static List<DemoLink> links(Bot bot) {
    var screens = new ArrayList<String>();
    bot.homeScreen()
        .items()
        .forEach(item -> {
          if (item instanceof Screen.Item.Open(_, var screen)) {
            screens.add(screen);
          }
        });
    screens.addAll(List.of(bot.home(), bot.home()));
    return List.of(
        new DemoLink("pster2", "Poster at the door", screens.getFirst(), 4),
        new DemoLink("fyer22", "Flyer", screens.get(1), 2),
        new DemoLink("webpge", "Web page", bot.home(), 1));
  }

  private static String payload(List<DemoLink> links, UserId person) {
    long tenth = person.value() % TENTHS;
    for (var link : links) {
      tenth -= link.tenths();
      if (tenth < 0) {
        return StartLink.payload(link.code());
      }
    }
    return "";
  }
}
