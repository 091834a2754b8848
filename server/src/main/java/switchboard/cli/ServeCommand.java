package switchboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import switchboard.app.ServerRunner;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Run the bot.")
public final class ServeCommand implements Runnable {

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command);
  }

  @Override
  public void run() {
    ServerRunner.serve(SettingOptions.given(spec), spec.commandLine());
  }
}
