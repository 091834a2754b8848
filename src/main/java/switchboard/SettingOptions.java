package switchboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * The settings as options of a command, and from there, with all other sources, {@link Settings}.
 */
final class SettingOptions {

  private SettingOptions() {}

  static void addTo(CommandSpec spec) {
    addTo(spec, List.of(Setting.values()));
  }

  /** Adds an option for each that is no secret; the help tells of the secret ones too. */
  static void addTo(CommandSpec spec, List<Setting> settings) {
    settings.stream()
        .filter(setting -> !setting.secret)
        .forEach(setting -> spec.addOption(option(setting)));
    var footer = new ArrayList<String>();
    footer.add("");
    footer.add(
        "Each is also an environment variable or a line of the file .env, named as in the brackets."
            + " Secrets only come from there:");
    settings.stream()
        .filter(setting -> setting.secret)
        .forEach(setting -> footer.add("  %-17s%s".formatted(setting.name(), setting.meaning)));
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

  /** The options that were given, by the settings' names. */
  static Map<String, String> given(CommandSpec spec) {
    var given = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      var option = spec.findOption(setting.option());
      if (option != null && option.getValue() instanceof String value) {
        given.put(setting.name(), value);
      }
    }
    return given;
  }

  /** Reads the environment and the {@code .env} file of the current folder too. */
  static Settings.Read read(Map<String, String> options) {
    return SettingsReader.read(options, System.getenv(), envFile(), Path.of(""));
  }

  /** Where the data is and what opens it, for commands that need no bot. */
  static DataSettings data(CommandSpec spec) {
    return SettingsReader.data(given(spec), System.getenv(), envFile(), Path.of(""));
  }

  /** What is needed to speak with Telegram, for commands that need no data. */
  static BotSettings bot(CommandSpec spec) {
    return SettingsReader.bot(given(spec), System.getenv(), envFile(), Path.of(""));
  }

  private static EnvFile envFile() {
    return EnvFile.in(Path.of(""));
  }
}
