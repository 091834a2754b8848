package switchboard.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import switchboard.webhook.WebhookBaseUrl;

/** Raw values of the settings from all sources, and the mistakes found so far. */
final class RawSettings {

  /** Parts that are never shown, whichever setting they are in: a token, a password in a URL. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<=\\d:)[\\w-]{20,}|(?<=//)[^/@\\s]+(?=@)|(?<=[?&](?:password|sslpassword)=)[^&\\s\"]+");

  /** Syntax that only a shell expands. */
  private static final Pattern UNEXPANDED = Pattern.compile("^~(?:/|$)|\\$\\{?[A-Za-z_]");

  /** The two ways to give the token. */
  private static final Set<Setting> TOKEN = Set.of(Setting.BOT_TOKEN, Setting.BOT_TOKEN_FILE);

  private final Map<Setting, String> words = new EnumMap<>(Setting.class);
  private final Set<String> problems = new LinkedHashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private final Path folder;

  RawSettings(SettingSources sources) {
    var environment = sources.environment();
    var file = sources.file();
    folder = sources.folder();
    problems.addAll(file.problems());
    var unknown = new UnknownSettings(environment.keySet(), file);
    problems.addAll(unknown.problems());
    warnings.addAll(unknown.warnings());
    take(sources.options(), CleanValue::of, _ -> "");
    take(environment, CleanValue::ofEnvironment, _ -> "");
    take(file.values(), CleanValue::of, file::place);
    take(presets(), CleanValue::of, _ -> "");
    if (!hasToken()) {
      warnings.addAll(UnknownSettings.tokens(environment));
    }
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

  /** Takes the values that sources of higher precedence lack. A token set in either way counts. */
  private void take(
      Map<String, String> source, Function<String, CleanValue> clean, UnaryOperator<String> place) {
    boolean token = hasToken();
    for (var setting : Setting.values()) {
      var small =
          setting.isOfProxies() ? source.get(setting.name().toLowerCase(Locale.ROOT)) : null;
      var word = source.getOrDefault(setting.name(), small);
      boolean open = !words.containsKey(setting) && !(token && TOKEN.contains(setting));
      if (word != null && !word.isBlank() && open) {
        var value = clean.apply(word);
        words.put(setting, value.value());
        if (value.flaw() != null) {
          problems.add("%s%s: %s".formatted(place.apply(setting.name()), setting, value.flaw()));
        }
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

  /** Sets a setting, or with null unsets it. */
  void change(Setting setting, @Nullable String word) {
    if (word == null) {
      words.remove(setting);
    } else {
      words.put(setting, word);
    }
  }

  Path path(Setting setting) {
    var word = words.getOrDefault(setting, "");
    if (UNEXPANDED.matcher(word).find()) {
      problem(setting, "a path without ~ and variables, which only a shell expands");
    }
    return folder.resolve(word);
  }

  /** A path of another setting, absolute. */
  Path relative(String path) {
    return folder.resolve(path).toAbsolutePath().normalize();
  }

  @Nullable URI url(Setting setting) {
    try {
      return WebhookBaseUrl.web(words.getOrDefault(setting, ""));
    } catch (IllegalArgumentException e) {
      problem(setting, String.valueOf(e.getMessage()));
      return null;
    }
  }

  static int between(String word, int least, int most) {
    int number = Integer.parseInt(word);
    if (number < least || number > most) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  /** Parses a setting that has a default, and after a mistake the default. */
  <T> T parse(Setting setting, Function<String, T> parser, String expected) {
    var parsed = parseIfSet(setting, parser, expected);
    return parsed == null ? parser.apply(Objects.requireNonNull(setting.preset())) : parsed;
  }

  /** Returns null for a setting that is not set, and after a mistake. */
  <T> @Nullable T parseIfSet(Setting setting, Function<String, T> parser, String expected) {
    var word = words.get(setting);
    try {
      return word == null ? null : parser.apply(word);
    } catch (IllegalArgumentException e) {
      problem(setting, expected);
      return null;
    }
  }

  /** Whether the value is the second of the two words. */
  boolean choice(Setting setting, String one, String other) {
    return parse(
        setting,
        word -> {
          if (!word.equals(one) && !word.equals(other)) {
            throw new IllegalArgumentException();
          }
          return word.equals(other);
        },
        one + " or " + other);
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

  /** Sentences about lines that have no effect. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  boolean areGood() {
    return problems.isEmpty();
  }

  Settings.Read.Bad bad() {
    return new Settings.Read.Bad(problems.stream().map(RawSettings::masked).toList());
  }

  private static String masked(String problem) {
    return SECRET.matcher(problem).replaceAll("***");
  }
}
