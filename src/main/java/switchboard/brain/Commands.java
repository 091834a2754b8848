package switchboard.brain;

import java.util.Optional;
import switchboard.domain.Action;
import switchboard.domain.Bot;
import switchboard.domain.Bot.BotCommand;
import switchboard.domain.Bot.Leads;
import switchboard.domain.Incoming.Command;

/** What a command leads to. */
record Commands(Bot bot) {

  private static final String START = "start";

  static boolean starts(Command command) {
    return command.name().equals(START);
  }

  /** As it was written, for the record of interactions. */
  static String line(Command command) {
    return ("/" + command.name() + " " + command.argument()).strip();
  }

  /** Empty for a command that the bot does not have. */
  Optional<Leads> leads(Command command) {
    return starts(command)
        ? Optional.of(deep(command.argument()))
        : bot.commands().stream()
            .filter(known -> known.name().equals(command.name()))
            .findFirst()
            .map(BotCommand::leads);
  }

  // A payload comes from a link that anybody can write: an unknown one is no error.
  private Leads deep(String payload) {
    var own = DeepLink.read(payload);
    return own.isEmpty() && bot.screen(payload).isPresent()
        ? new Leads.ToScreen(payload)
        : new Leads.ToAction(own.or(() -> DeepLink.named(payload)).orElse(Action.HOME));
  }
}
