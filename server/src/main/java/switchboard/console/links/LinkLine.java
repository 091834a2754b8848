package switchboard.console.links;

import java.time.Instant;
import switchboard.console.DisplayPreferences;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.console.SmallNumbers;
import switchboard.domain.Bot;
import switchboard.insight.FigureTable.Cell;
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

  static LinkLine of(Counted counted, Bot bot, Instant now, LinkService service) {
    var link = counted.row();
    var arrivals = counted.arrivals();
    return new LinkLine(
        link,
        LinkForm.title(bot, link.screen()),
        service.address(link).orElse(""),
        state(link, now),
        SmallNumbers.text(arrivals.starts()),
        SmallNumbers.text(arrivals.newcomers()),
        SmallNumbers.text(arrivals.stayed()),
        arrivals.settled().equals(new Cell.Count(0)) ? "" : SmallNumbers.text(arrivals.settled()),
        SmallNumbers.text(arrivals.reached()));
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
