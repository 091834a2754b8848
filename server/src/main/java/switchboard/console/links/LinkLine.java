package switchboard.console.links;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import switchboard.console.DisplayPreferences;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;
import switchboard.domain.Bot;
import switchboard.operations.Arrivals;
import switchboard.operations.LinkService;
import switchboard.operations.LinkService.Counted;
import switchboard.store.LinkDao.LinkRow;

/**
 * A row of the list.
 *
 * @param address as it is printed; empty while the bot's username is unknown
 * @param stayed how many of {@code settled} stayed
 * @param settled newcomers who arrived at least four weeks ago; empty for none
 */
public record LinkLine(
    LinkRow link,
    String screen,
    String address,
    String state,
    String starts,
    String newcomers,
    String stayed,
    String settled,
    String reached) {

  static List<LinkLine> all(
      List<Counted> links, Bot bot, Instant now, LinkService service, SmallNumbers numbers) {
    var starts = column(links, Arrivals::starts, numbers);
    var newcomers = column(links, Arrivals::newcomers, numbers);
    var stayed = column(links, Arrivals::stayed, numbers);
    var settled = column(links, Arrivals::settled, numbers);
    var reached = column(links, Arrivals::reached, numbers);
    return IntStream.range(0, links.size())
        .mapToObj(i -> {
          var link = links.get(i).row();
          return new LinkLine(
              link,
              LinkForm.title(bot, link.screen()),
              service.address(link).orElse(""),
              state(link, now),
              starts.get(i),
              newcomers.get(i),
              stayed.get(i),
              links.get(i).arrivals().settled() == 0 ? "" : settled.get(i),
              reached.get(i));
        })
        .toList();
  }

  private static List<String> column(
      List<Counted> links, ToLongFunction<Arrivals> figure, SmallNumbers numbers) {
    return numbers.texts(links.stream().map(Counted::arrivals).mapToLong(figure).boxed().toList());
  }

  static String state(LinkRow link, Instant now) {
    if (link.hasEnded(now)) {
      return Messages.translate("links.state.ended", Formats.time(link.endsAt()));
    }
    return LinkService.lastDay(link, DisplayPreferences.current().zone())
        .map(day -> Messages.translate("links.state.until", Formats.date(day)))
        .orElseGet(() -> Messages.translate("links.state.open"));
  }
}
