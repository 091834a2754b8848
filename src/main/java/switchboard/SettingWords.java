package switchboard;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.engine.PublicUrl;

/** The settings as somebody wrote them, from all sources, and every mistake found so far. */
final class SettingWords {

  /** What must not be shown, wherever it was put by mistake: a token, a password in an address. */
  private static final Pattern SECRET =
      Pattern.compile("(?<=\\d:)[\\w-]{20,}|(?<=//)[^/@\\s]+(?=@)");

  /** The two ways to give the token. */
  private static final Set<Setting> TOKEN = Set.of(Setting.BOT_TOKEN, Setting.BOT_TOKEN_FILE);

  private final Map<Setting, String> words = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();
  private final Path folder;

  /**
   * @param options from the command line; they win over the environment, that over the file
   * @param folder where relative paths start
   */
  SettingWords(
      Map<String, String> options, Map<String, String> environment, EnvFile file, Path folder) {
    this.folder = folder;
    problems.addAll(file.problems());
    Stream.of(options, environment, file.values(), presets()).forEach(this::take);
  }

  private static Map<String, String> presets() {
    var presets = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      if (setting.preset() != null) {
        presets.put(setting.name(), setting.preset());
      }
    }
    return presets;
  }

  /** Takes what stronger sources left open; a token given in either way there is one. */
  private void take(Map<String, String> source) {
    boolean token = hasToken();
    for (var setting : Setting.values()) {
      var word = source.get(setting.name());
      boolean open = !(token && TOKEN.contains(setting));
      if (word != null && !word.isBlank() && open) {
        words.putIfAbsent(setting, word.strip());
      }
    }
  }

  boolean hasToken() {
    return TOKEN.stream().anyMatch(words::containsKey);
  }

  boolean has(Setting setting) {
    return words.containsKey(setting);
  }

  @Nullable String word(Setting setting) {
    return words.get(setting);
  }

  Path path(Setting setting) {
    return folder.resolve(words.getOrDefault(setting, ""));
  }

  @Nullable URI url(Setting setting) {
    return parse(setting, PublicUrl::web, PublicUrl.EXPECTED);
  }

  static int between(String word, int least, int most) {
    int number = Integer.parseInt(word);
    if (number < least || number > most) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  <T> @Nullable T parse(Setting setting, Function<String, T> parser, String expected) {
    try {
      return parser.apply(words.getOrDefault(setting, ""));
    } catch (IllegalArgumentException e) {
      problem(setting, expected);
      return null;
    }
  }

  void problem(Setting setting, String expected) {
    problems.add(
        "%s: expected %s, not \"%s\""
            .formatted(
                setting, expected, setting.secret ? "***" : words.getOrDefault(setting, "")));
  }

  /** Adds a sentence that names the setting itself. */
  void problem(String sentence) {
    problems.add(sentence);
  }

  boolean areGood() {
    return problems.isEmpty();
  }

  Settings.Read.Bad bad() {
    return new Settings.Read.Bad(problems.stream().map(SettingWords::masked).toList());
  }

  private static String masked(String problem) {
    return SECRET.matcher(problem).replaceAll("***");
  }
}
