package switchboard.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.domain.FreeText.Wordings;

/**
 * Everyday subjects with the phrases that people use for them, and words that say little. A phrase
 * of several words stands for its subject only when all of them are there.
 */
final class Lexicon {

  /** Words that say nothing about a subject: articles, greetings, "please". */
  static final String FILLER = "filler";

  /** Words that ask: when, where, how much. */
  static final String ASKING = "asking";

  /** What people write to bots about, but not to these: the weather, football scores. */
  static final String ELSEWHERE = "elsewhere";

  /**
   * @param subject its number
   * @param language bit of its language; 0 for all
   * @param words those that must be there
   */
  record Phrase(int subject, int language, List<String> words) {}

  private final Map<String, Integer> filler = new HashMap<>();
  private final Map<String, Integer> asking = new HashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Phrase> phrases = new ArrayList<>();
  private final Set<String> words = new HashSet<>();
  private final Map<String, Integer> alone = new HashMap<>();
  private final Dialects dialects;
  private final Tokens tokens;

  private Lexicon(Dialects dialects, Tokens tokens) {
    this.dialects = dialects;
    this.tokens = tokens;
  }

  static Lexicon of(
      Map<String, Map<String, List<String>>> shipped,
      Map<String, Wordings> own,
      Dialects dialects) {
    var all = new LinkedHashMap<String, List<Map<String, List<String>>>>();
    shipped.forEach((name, one) -> all.computeIfAbsent(name, _ -> new ArrayList<>()).add(one));
    own.forEach(
        (name, one) -> all.computeIfAbsent(name, _ -> new ArrayList<>()).add(one.byLanguage()));
    var lexicon = new Lexicon(dialects, new Tokens(hanWords(all)));
    for (var special : List.of(FILLER, ASKING)) {
      lexicon.addAll(special, all);
    }
    all.keySet().stream()
        .filter(name -> !name.equals(FILLER) && !name.equals(ASKING))
        .forEach(name -> lexicon.addAll(name, all));
    return lexicon;
  }

  private static Set<String> hanWords(Map<String, List<Map<String, List<String>>>> all) {
    var words = new HashSet<String>();
    all.values().stream()
        .flatMap(List::stream)
        .flatMap(one -> one.values().stream())
        .flatMap(List::stream)
        .flatMap(phrase -> Tokens.words(phrase).stream())
        .filter(Token::isHan)
        .forEach(token -> words.add(token.folded()));
    return words;
  }

  private void addAll(String name, Map<String, List<Map<String, List<String>>>> all) {
    for (var one : all.getOrDefault(name, List.of())) {
      one.forEach((language, list) -> {
        var bit = dialects.add(language);
        list.forEach(phrase -> add(name, bit, phrase));
      });
    }
  }

  private void add(String name, int language, String phrase) {
    var folded = tokens.of(phrase).stream().map(Token::folded).toList();
    switch (name) {
      case FILLER -> folded.forEach(word -> filler.merge(word, language, (a, b) -> a | b));
      case ASKING -> folded.forEach(word -> asking.merge(word, language, (a, b) -> a | b));
      default -> {
        var number = numbers.computeIfAbsent(name, _ -> numbers.size());
        var needed =
            folded.stream().filter(word -> (filler.getOrDefault(word, 0) & language) == 0).toList();
        var telling = needed.stream().anyMatch(word -> !asking.containsKey(word));
        var required = (telling ? needed : folded).stream().distinct().toList();
        add(new Phrase(number, language, required));
        var latin = required.stream().map(Romanized::of).distinct().toList();
        if (!latin.equals(required)) {
          add(new Phrase(number, language, latin));
        }
      }
    }
  }

  private void add(Phrase phrase) {
    phrases.add(phrase);
    words.addAll(phrase.words());
    if (phrase.words().size() == 1) {
      alone.merge(phrase.words().getFirst(), phrase.language(), (a, b) -> a | b);
    }
  }

  Tokens tokens() {
    return tokens;
  }

  List<Phrase> phrases() {
    return phrases;
  }

  Set<String> words() {
    return words;
  }

  int subjects() {
    return numbers.size();
  }

  /** The number of a subject; -1 if there is none of this name. */
  int number(String subject) {
    return numbers.getOrDefault(subject, -1);
  }

  /**
   * How much a word counts in a question: 1, a half or nothing. A word that is a filler in another
   * language only is none if it stands for a subject.
   */
  float weight(Token token, int language) {
    if (token.saysNothing()) {
      return 0;
    }
    if (isOne(filler, token.folded(), language)) {
      return 0;
    }
    return isOne(asking, token.folded(), language) ? 0.5f : 1f;
  }

  private boolean isOne(Map<String, Integer> kind, String word, int language) {
    var languages = kind.getOrDefault(word, 0);
    var only = (alone.getOrDefault(word, 0) & ~languages) == 0;
    return (languages & language) != 0 || (languages != 0 && only);
  }
}
