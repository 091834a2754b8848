package switchboard.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import switchboard.base.Suggestions;

/**
 * Names that are not settings. A misspelt one stops the start: otherwise the default would apply
 * silently, even to what others may see.
 */
final class UnknownSettings {

  private static final Pattern SHOWN = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

  private static final Pattern OF_THE_SCRIPT =
      Pattern.compile("SWITCHBOARD_(?:JAVA_HOME|JVM_OPTIONS)");

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  UnknownSettings(Set<String> environment, DotEnvFile file) {
    environment.stream().sorted().forEach(name -> misspelt(name, "environment variable "));
    file.lines().keySet().stream()
        .filter(name -> !SettingNames.isSetting(name))
        .filter(name -> !misspelt(name, file.place(name)))
        .forEach(name -> ofTheFile(name, file.place(name), environment));
  }

  private boolean misspelt(String name, String place) {
    var meant = SettingNames.misspelt(name);
    meant.ifPresent(setting ->
        problems.add(
            "%sunknown setting %s; %s"
                .formatted(place, name, Suggestions.didYouMean(name, setting.name()))));
    return meant.isPresent();
  }

  private void ofTheFile(String name, String place, Set<String> environment) {
    if (OF_THE_SCRIPT.matcher(name).matches()) {
      if (!environment.contains(name)) {
        warnings.add(
            place
                + name
                + " has no effect here: the start script reads it from the environment only");
      }
    } else if (!SettingNames.isOfOthers(name)) {
      var said = SHOWN.matcher(name).matches() ? "unknown setting " + name : "unknown setting";
      var hint =
          SettingNames.resembled(name)
              .map(it -> "; " + Suggestions.didYouMean(name, it.name()))
              .orElse("");
      warnings.add(place + said + hint);
    }
  }

  /** Variables that may hold the token while its setting is missing. */
  static List<String> tokens(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> SettingNames.resembled(name).filter(Setting.BOT_TOKEN::equals).isPresent())
        .sorted()
        .map(name -> "environment variable %s: did you mean BOT_TOKEN?".formatted(name))
        .toList();
  }

  List<String> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }
}
