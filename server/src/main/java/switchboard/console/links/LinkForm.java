package switchboard.console.links;

import static switchboard.base.Sentence.sentence;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.base.UserErrorException;
import switchboard.console.DisplayPreferences;
import switchboard.console.FormError;
import switchboard.console.Formats;
import switchboard.console.Messages;
import switchboard.domain.Bot;
import switchboard.operations.LinkService;
import switchboard.operations.LinkService.Choice;
import switchboard.store.LinkDao.LinkRow;

/**
 * The fields of a link, as typed.
 *
 * @param ends the last day, as of a date field; empty: never
 */
public record LinkForm(Bot bot, String name, String screen, String ends, FormError problem) {

  static LinkForm empty(Bot bot) {
    return new LinkForm(bot, "", bot.home(), "", FormError.NONE);
  }

  static LinkForm of(Bot bot, LinkRow link) {
    var day = LinkService.lastDay(link, DisplayPreferences.current().zone());
    return new LinkForm(
        bot, link.name(), link.screen(), day.map(LocalDate::toString).orElse(""), FormError.NONE);
  }

  LinkForm with(FormError wrong) {
    return new LinkForm(bot, name, screen, ends, wrong);
  }

  Choice choice() {
    return new Choice(name, screen, day(), DisplayPreferences.current().zone());
  }

  private @Nullable LocalDate day() {
    try {
      return ends.isEmpty() ? null : LocalDate.parse(ends);
    } catch (DateTimeParseException e) {
      throw UserErrorException.invalid("ends", sentence("links.ends.invalid"));
    }
  }

  /** The ids of the screens to choose from; a removed one stays while the link has it. */
  public List<String> screens() {
    var ids = bot.screens().keySet().stream();
    return bot.screens().containsKey(screen)
        ? ids.toList()
        : Stream.concat(Stream.of(screen), ids).toList();
  }

  public String title(String id) {
    return title(bot, id);
  }

  /** Labels may be the same, ids are not. */
  static String title(Bot bot, String id) {
    if (bot.screen(id).isEmpty()) {
      return Messages.translate("links.screen.removed", id);
    }
    var title = Formats.screen(bot, id);
    return title.equals(id) ? id : title + " (" + id + ")";
  }
}
