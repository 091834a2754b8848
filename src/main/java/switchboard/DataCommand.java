package switchboard;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on what a server has stored: told where that is by the settings for it. */
abstract class DataCommand {

  private final List<Setting> settings;
  private CommandSpec spec = CommandSpec.create();

  DataCommand(List<Setting> settings) {
    this.settings = settings;
  }

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command, settings);
  }

  /**
   * @throws Refusal with every mistake in the settings
   */
  final DataSettings settings() {
    return SettingOptions.data(spec);
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
