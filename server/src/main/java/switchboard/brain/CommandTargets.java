package switchboard.brain;

import java.util.Optional;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.domain.Incoming.Command;
import switchboard.domain.Screen;
import switchboard.domain.StartLink;
import switchboard.domain.Word;

/** Resolves commands. */
record CommandTargets(Bot bot) {

  /** The command as written, for the log of interactions. */
  static String line(Command command) {
    return ("/" + command.name() + " " + command.argument()).strip();
  }

  /** What the command does; empty for an unknown command. */
  Optional<Leads> leads(Command command) {
    return command.starts()
        ? Optional.of(deep(command))
        : bot.commands().stream()
            .filter(known -> known.name().equals(command.name()))
            .findFirst()
            .map(BotCommand::leads);
  }

  // Anyone can write a link, so an unknown payload is not an error.
  private Leads deep(Command command) {
    var payload = command.argument();
    var own = DeepLink.read(payload);
    if (own.isEmpty() && bot.screen(payload).isPresent()) {
      return new Leads.ToScreen(payload);
    }
    var link = command.link();
    return link != null && link.screen() != null
        ? new Leads.ToScreen(link.screen())
        : new Leads.ToAction(own.or(() -> Word.find(Action.class, payload)).orElse(Action.HOME));
  }

  /**
   * What led to a {@code /start}: the id of a screen, or the payload of an operator's link. Empty
   * for anything else, as anyone can write a payload.
   */
  Optional<String> source(Command command) {
    return command.starts() && DeepLink.read(command.argument()).isEmpty()
        ? bot.screen(command.argument())
            .map(Screen::id)
            .or(() ->
                Optional.ofNullable(command.link()).map(link -> StartLink.payload(link.code())))
        : Optional.empty();
  }
}
