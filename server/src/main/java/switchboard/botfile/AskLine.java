package switchboard.botfile;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import switchboard.base.InvisibleCharacters;
import switchboard.domain.Bot;
import switchboard.domain.FreeText.Wordings;
import switchboard.language.Folding;

/** The line {@code ask} of a screen, with one more phrase: what to copy into the bot file. */
public final class AskLine {

  private AskLine() {}

  /**
   * @param language of the person who wrote the text
   * @return empty when the text has no word
   */
  public static Optional<String> of(Bot bot, String screen, String language, String text) {
    var phrase = phrase(text);
    return Folding.phrase(phrase).isEmpty()
        ? Optional.empty()
        : Optional.of("ask: " + value(phrases(bot, screen, language, phrase)));
  }

  /** In one line, as long as a phrase may be. */
  private static String phrase(String text) {
    var visible =
        text.codePoints()
            .map(it -> Character.isWhitespace(it) || Character.isSpaceChar(it) ? ' ' : it)
            .filter(it -> Character.isDefined(it) && !InvisibleCharacters.isInvisible(it))
            .filter(it -> Character.getType(it) != Character.SURROGATE)
            .mapToObj(Character::toString)
            .collect(joining())
            .replaceAll(" +", " ")
            .strip();
    return visible
        .codePoints()
        .limit(FreeTextCheck.MAX_LENGTH)
        .mapToObj(Character::toString)
        .collect(joining())
        .strip();
  }

  /** Those that the screen has, and the new one. */
  private static Map<String, List<String>> phrases(
      Bot bot, String screen, String language, String phrase) {
    var own = bot.freeText().screens().getOrDefault(screen, new Wordings(Map.of())).byLanguage();
    boolean forAll =
        own.containsKey(Wordings.EVERY_LANGUAGE) || !bot.languages().contains(language);
    var all = new LinkedHashMap<String, List<String>>();
    Stream.concat(bot.languages().stream(), Stream.of(Wordings.EVERY_LANGUAGE))
        .filter(own::containsKey)
        .forEach(tag -> all.put(tag, own.getOrDefault(tag, List.of())));
    if (forAll && !own.isEmpty() && !own.containsKey(Wordings.EVERY_LANGUAGE)) {
      all.merge(bot.defaultLanguage(), List.of(phrase), AskLine::with);
    } else {
      all.merge(forAll ? Wordings.EVERY_LANGUAGE : language, List.of(phrase), AskLine::with);
    }
    return all;
  }

  private static List<String> with(List<String> phrases, List<String> more) {
    return Stream.concat(phrases.stream(), more.stream()).distinct().toList();
  }

  private static String value(Map<String, List<String>> phrases) {
    var forAll = phrases.get(Wordings.EVERY_LANGUAGE);
    return forAll != null
        ? list(forAll)
        : phrases.entrySet().stream()
            .map(group -> group.getKey() + ": " + list(group.getValue()))
            .collect(joining(", ", "{", "}"));
  }

  private static String list(List<String> phrases) {
    return phrases.stream().map(AskLine::quoted).collect(joining(", ", "[", "]"));
  }

  /** A double-quoted scalar of YAML; the phrases have no control characters. */
  private static String quoted(String phrase) {
    return '"' + phrase.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
