package switchboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings as options of a command, and from there, with all other sources, {@link Settings}.
 */
final class SettingOptions {

  private SettingOptions() {}

  /** Adds an option for each setting that is no secret; the help tells of the secret ones too. */
  static void addTo(CommandSpec spec) {
    for (var setting : Setting.values()) {
      if (!setting.secret) {
        spec.addOption(option(setting));
      }
    }
    spec.usageMessage()
        .footer(
            "",
            "Each is also an environment variable or a line of the file .env, named as in the"
                + " brackets. Secrets only come from there:",
            "  BOT_TOKEN   " + Setting.BOT_TOKEN.meaning);
  }

  private static OptionSpec option(Setting setting) {
    var preset = setting.preset() == null ? "" : ", default: " + setting.preset();
    return OptionSpec.builder(setting.option())
        .paramLabel("VALUE")
        .type(String.class)
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

  private static EnvFile envFile() {
    var file = Path.of(".env");
    try {
      return Files.exists(file)
          ? EnvFile.parse(Files.readString(file))
          : new EnvFile(Map.of(), List.of());
    } catch (IOException e) {
      return new EnvFile(Map.of(), List.of("the file .env is there but cannot be read"));
    }
  }
}
