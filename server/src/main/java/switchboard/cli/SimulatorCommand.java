package switchboard.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import switchboard.app.ServerRunner;
import switchboard.base.CommandException;
import switchboard.config.SettingsReader;
import switchboard.simulator.SimulatorOptions;
import switchboard.simulator.TelegramSimulator;

@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    description =
        "Run only the simulated Telegram: a Bot API for any bot, and a chat page to talk to it.")
public final class SimulatorCommand implements Runnable {

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:8081",
      description = "address to listen on; there is no login (default: ${DEFAULT-VALUE})")
  private String listen = "127.0.0.1:8081";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "token of a bot in the simulation; without it any well-formed one is accepted")
  private List<String> tokens = new ArrayList<>();

  @Option(names = "--strict", description = "enforce Telegram's rate limits")
  private boolean strict;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    var address = SettingsReader.address("--listen", listen);
    var simulator =
        TelegramSimulator.start(
            options().withListen(address.getHostString(), address.getPort()).withStrict(strict));
    var out = spec.commandLine().getOut();
    out.printf("Chat     %s%n", simulator.uri());
    out.printf("Bot API  BOT_API_URL=%s%n", simulator.uri());
    out.flush();
    ServerRunner.untilStopped(simulator);
  }

  private SimulatorOptions options() {
    try {
      return SimulatorOptions.demo().withTokens(tokens.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new CommandException("--token: " + e.getMessage(), 2);
    }
  }
}
