package switchboard.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import switchboard.base.InvisibleCharacters;
import switchboard.base.Suggestions;

/** Names of the settings, and which one a wrong name may mean. */
final class SettingNames {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PREFIX = Pattern.compile("^SWITCHBOARD_");
  private static final int LETTERS_A_SLIP = 5;

  /**
   * Variables of other programs, in lower case too, and names disabled with a leading underscore.
   */
  private static final Pattern OTHERS =
      Pattern.compile("(?i)(?:https?|ftp|all|no)_proxy|(?:COMPOSE|DOCKER)_.*|_.*");

  private static final Set<Setting> PATHS =
      EnumSet.of(
          Setting.BOT_TOKEN_FILE,
          Setting.TLS_CERT,
          Setting.TLS_KEY,
          Setting.DATA_DIR,
          Setting.DATABASE_PASSWORD_FILE,
          Setting.KEY_FILE,
          Setting.BACKUP_DIR,
          Setting.SCAN_SOCKET,
          Setting.BOT_API_FILES,
          Setting.BOT_FILE);

  /** Names that other programs use for these settings. */
  private static final Map<String, Setting> ELSEWHERE =
      Map.of(
          "TOKEN", Setting.BOT_TOKEN,
          "TELEGRAM_TOKEN", Setting.BOT_TOKEN,
          "PORT", Setting.LISTEN,
          "HOST", Setting.LISTEN,
          "BASE_URL", Setting.PUBLIC_URL,
          "WEBHOOK_URL", Setting.PUBLIC_URL);

  /** The words of each setting's name: all variables of the environment are compared with them. */
  private static final Map<Setting, List<String>> WORDS =
      Stream.of(Setting.values()).collect(Collectors.toMap(it -> it, it -> split(it.name())));

  private SettingNames() {}

  static boolean isSetting(String name) {
    return Stream.of(Setting.values()).anyMatch(it -> it.name().equals(name));
  }

  /** Whether other programs read it. */
  static boolean isOfOthers(String name) {
    return OTHERS.matcher(name).matches();
  }

  static boolean isPath(String name) {
    return PATHS.stream().anyMatch(it -> it.name().equals(name));
  }

  /** Whether it is a variable's name, or a misspelt name of a setting. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches() || misspelt(name).isPresent();
  }

  /**
   * The setting that a misspelt name means: typos, case, plural, word order, hyphens, a
   * SWITCHBOARD_ prefix. Names with an additional number are not misspelt: BOT_TOKEN2.
   */
  static Optional<Setting> misspelt(String name) {
    if (isSetting(name) || isOfOthers(name)) {
      return Optional.empty();
    }
    var words = split(name);
    var joined = String.join("", words);
    return Stream.of(Setting.values())
        .filter(it -> isSlip(joined, words, words(it)))
        .min((a, b) -> Integer.compare(slips(joined, a), slips(joined, b)));
  }

  private static boolean isSlip(String joined, List<String> words, List<String> right) {
    var meant = String.join("", right);
    return (isClose(joined, meant) || isReordered(words, right)) && !isNumbered(joined, meant);
  }

  /** Compares lengths first, because nearly all names differ in it. */
  private static boolean isClose(String joined, String meant) {
    int limit = Math.max(1, meant.length() / LETTERS_A_SLIP);
    return Math.abs(joined.length() - meant.length()) <= limit
        && Suggestions.slips(joined, meant) <= limit;
  }

  private static boolean isReordered(List<String> words, List<String> right) {
    return words.size() == right.size()
        && words.stream().sorted().toList().equals(right.stream().sorted().toList());
  }

  private static boolean isNumbered(String joined, String meant) {
    return !joined.equals(meant) && joined.replaceAll("[0-9]+", "").equals(meant);
  }

  private static int slips(String joined, Setting setting) {
    return Suggestions.slips(joined, String.join("", words(setting)));
  }

  /** The setting that a name resembles: by some of its words, or by its name in other programs. */
  static Optional<Setting> resembled(String name) {
    var words = new HashSet<>(split(name));
    return Optional.ofNullable(ELSEWHERE.get(String.join("_", split(name))))
        .or(() ->
            Stream.of(Setting.values())
                .filter(it -> share(words, new HashSet<>(words(it))))
                .findFirst());
  }

  private static boolean share(Set<String> words, Set<String> right) {
    return (words.size() > 1 && right.containsAll(words)) || words.containsAll(right);
  }

  /** The words in upper case, in the singular, without the SWITCHBOARD_ prefix. */
  private static List<String> split(String name) {
    var plain =
        InvisibleCharacters.cleaned(name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    return Arrays.stream(PREFIX.matcher(plain).replaceFirst("").split("_"))
        .filter(word -> !word.isEmpty())
        .map(SettingNames::singular)
        .toList();
  }

  private static List<String> words(Setting setting) {
    return Objects.requireNonNull(WORDS.get(setting));
  }

  private static String singular(String word) {
    return word.endsWith("IES")
        ? word.substring(0, word.length() - 3) + "Y"
        : word.replaceFirst("(?<=..)S$", "");
  }
}
