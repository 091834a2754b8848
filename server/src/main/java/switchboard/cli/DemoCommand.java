package switchboard.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import switchboard.config.Setting;
import switchboard.demo.Demo;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Run the bot on this machine with a simulated Telegram to talk to it.")
public final class DemoCommand implements Runnable {

  @Option(
      names = "--simulator-listen",
      paramLabel = "HOST:PORT",
      defaultValue = Demo.SIMULATOR_LISTEN,
      description = "address of the simulated Telegram (default: ${DEFAULT-VALUE})")
  private String simulatorListen = Demo.SIMULATOR_LISTEN;

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingsCommand.addOptions(command, List.of(Setting.values()));
  }

  @Override
  public void run() {
    Demo.run(SettingsCommand.sources(spec), spec.commandLine().getOut(), simulatorListen);
  }
}
