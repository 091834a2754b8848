package switchboard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Run the bot on this machine with a simulated Telegram to talk to it.")
final class DemoCommand implements Runnable {

  @Option(
      names = "--twin-listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:8081",
      description = "address of the simulated Telegram (default: ${DEFAULT-VALUE})")
  private String twinListen = "127.0.0.1:8081";

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command);
  }

  @Override
  public void run() {
    Demo.run(SettingOptions.given(spec), spec.commandLine(), twinListen);
  }
}
