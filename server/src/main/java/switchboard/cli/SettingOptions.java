package switchboard.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import switchboard.config.DataSettings;
import switchboard.config.DotEnvFile;
import switchboard.config.Setting;
import switchboard.config.Settings;
import switchboard.config.SettingsReader;
import switchboard.config.TelegramSettings;

/** Settings as command-line options, and {@link Settings} read from those and all other sources. */
public final class SettingOptions {

  private SettingOptions() {}

  static void addTo(CommandSpec spec) {
    addTo(spec, List.of(Setting.values()));
  }

  /** Adds an option for each setting that is not secret. The help lists the secret ones too. */
  static void addTo(CommandSpec spec, List<Setting> settings) {
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

  /** The given options, by the name of the setting. */
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

  /** Settings that locate the data, for commands that need no bot. */
  static DataSettings data(CommandSpec spec) {
    return SettingsReader.data(given(spec), System.getenv(), envFile(), Path.of(""));
  }

  /** Settings to talk to Telegram, for commands that need no data. */
  static TelegramSettings telegram(CommandSpec spec) {
    return SettingsReader.telegram(given(spec), System.getenv(), envFile(), Path.of(""));
  }

  private static DotEnvFile envFile() {
    return DotEnvFile.in(Path.of(""));
  }
}
