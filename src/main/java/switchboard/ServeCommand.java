package switchboard;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Run the bot.")
final class ServeCommand implements Runnable {

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command);
  }

  @Override
  public void run() {
    Running.serve(SettingOptions.given(spec), spec.commandLine());
  }
}
