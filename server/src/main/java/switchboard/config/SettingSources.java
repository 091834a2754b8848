package switchboard.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where settings are read from. Options override the environment, which overrides the file.
 *
 * @param folder base of relative paths
 */
public record SettingSources(
    Map<String, String> options, Map<String, String> environment, DotEnvFile file, Path folder) {

  /** The environment of this process, and {@code .env} of the current folder. */
  public static SettingSources ofProcess() {
    var here = Path.of("");
    return new SettingSources(Map.of(), System.getenv(), DotEnvFile.in(here), here);
  }

  /** Whether one of the sources has a value of a setting. */
  public boolean names(Setting setting) {
    return options.containsKey(setting.name())
        || environment.containsKey(setting.name())
        || file.values().containsKey(setting.name());
  }

  public SettingSources with(Map<String, String> options) {
    return new SettingSources(options, environment, file, folder);
  }
}
