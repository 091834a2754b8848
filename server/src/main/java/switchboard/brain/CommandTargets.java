package switchboard.brain;

import java.util.Optional;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.domain.Incoming.Command;
import switchboard.domain.Word;

/** Resolves commands. */
record CommandTargets(Bot bot) {

  private static final String START = "start";

  static boolean starts(Command command) {
    return command.name().equals(START);
  }

  /** The command as written, for the log of interactions. */
  static String line(Command command) {
    return ("/" + command.name() + " " + command.argument()).strip();
  }

  /** What the command does; empty for an unknown command. */
  Optional<Leads> leads(Command command) {
    return starts(command)
        ? Optional.of(deep(command.argument()))
        : bot.commands().stream()
            .filter(known -> known.name().equals(command.name()))
            .findFirst()
            .map(BotCommand::leads);
  }

  // Anyone can write a link, so an unknown payload is not an error.
  private Leads deep(String payload) {
    var own = DeepLink.read(payload);
    return own.isEmpty() && bot.screen(payload).isPresent()
        ? new Leads.ToScreen(payload)
        : new Leads.ToAction(own.or(() -> Word.find(Action.class, payload)).orElse(Action.HOME));
  }
}
