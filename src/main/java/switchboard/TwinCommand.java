package switchboard;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import switchboard.twin.Twin;
import switchboard.twin.TwinOptions;

@Command(
    name = "twin",
    mixinStandardHelpOptions = true,
    description =
        "Run only the simulated Telegram: a Bot API for any bot, and a chat page to talk to it.")
final class TwinCommand implements Runnable {

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
    var twin =
        Twin.start(
            options().withListen(address.getHostString(), address.getPort()).withStrict(strict));
    var out = spec.commandLine().getOut();
    out.printf("Chat     %s%n", twin.uri());
    out.printf("Bot API  BOT_API_URL=%s%n", twin.uri());
    out.flush();
    Running.untilStopped(twin);
  }

  private TwinOptions options() {
    try {
      return TwinOptions.demo().withTokens(tokens.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new Refusal("--token: " + e.getMessage(), 2);
    }
  }
}
