package switchboard.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import switchboard.config.Setting;
import switchboard.config.SettingSources;

/** A command with {@link Setting}s as options, which take precedence over all other sources. */
@Command(mixinStandardHelpOptions = true)
abstract class SettingsCommand {

  private final List<Setting> settings;
  private CommandSpec spec = CommandSpec.create();

  SettingsCommand(List<Setting> settings) {
    this.settings = settings;
  }

  @Spec
  void options(CommandSpec command) {
    spec = command;
    addOptions(command, settings);
  }

  /** Adds an option for each setting that is not secret. The help lists the secret ones too. */
  static void addOptions(CommandSpec spec, List<Setting> settings) {
    settings.stream()
        .filter(setting -> !setting.secret)
        .forEach(setting -> spec.addOption(option(setting)));
    var footer = new ArrayList<String>();
    footer.add("");
    footer.add(
        "Each can also be set as an environment variable or in .env, by the name in parentheses."
            + " Secrets can only be set there:");
    settings.stream()
        .filter(setting -> setting.secret)
        .forEach(setting -> footer.add("  %-21s%s".formatted(setting.name(), setting.meaning)));
    spec.usageMessage().footer(footer.toArray(String[]::new));
  }

  private static OptionSpec option(Setting setting) {
    var preset = setting.preset() == null ? "" : ", default: " + setting.preset();
    return OptionSpec.builder(setting.option())
        .paramLabel("VALUE")
        .type(String.class)
        .scopeType(ScopeType.INHERIT)
        .description("%s (%s%s)".formatted(setting.meaning, setting.name(), preset))
        .build();
  }

  final SettingSources sources() {
    return sources(spec);
  }

  /** Those of the program, with the options of the command. */
  static SettingSources sources(CommandSpec spec) {
    return ((RootCommand) spec.root().userObject()).sources().with(given(spec));
  }

  /** The given options, by the name of the setting. */
  private static Map<String, String> given(CommandSpec spec) {
    var given = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      var option = spec.findOption(setting.option());
      if (option != null && option.getValue() instanceof String value) {
        given.put(setting.name(), value);
      }
    }
    return given;
  }

  /** The name of this command, with those of the commands above it and of its subcommand. */
  final String way() {
    var parsed = spec.commandLine().getParseResult();
    var below =
        parsed == null || !parsed.hasSubcommand() ? spec : parsed.subcommand().commandSpec();
    return below.qualifiedName(" ");
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
