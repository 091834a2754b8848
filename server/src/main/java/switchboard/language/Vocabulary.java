package switchboard.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All words that are known, with the phrases that they are part of and the screens that say them.
 */
final class Vocabulary {

  /** A word in the texts of more screens than this tells them not apart. */
  private static final int MAX_SCREENS_OF_A_WORD = 40;

  /** A screen that only adds a file to the one above it stands back. */
  private static final float SUPPLEMENT = 0.7f;

  /** A screen that says a word: packed, because there are many. */
  record Use(int target, float strength, int languages) {

    private static final int SCALE = 127;

    long packed() {
      return ((long) target << 40) | ((long) (strength * SCALE) << 32) | languages;
    }

    static Use unpacked(long use) {
      return new Use((int) (use >>> 40), ((use >>> 32) & 0xFF) / (float) SCALE, (int) use);
    }
  }

  private static final int[] NO_PHRASES = {};
  private static final long[] NO_USES = {};

  private final WordIndex index;
  private final Lexicon lexicon;
  private final int[][] phrases;
  private final long[][] uses;

  private Vocabulary(WordIndex index, Lexicon lexicon, int[][] phrases, long[][] uses) {
    this.index = index;
    this.lexicon = lexicon;
    this.phrases = phrases;
    this.uses = uses;
  }

  static Vocabulary of(Lexicon lexicon, List<Known> known, Dialects dialects) {
    var said = new HashMap<String, Map<Integer, Use>>();
    for (var target = 0; target < known.size(); target++) {
      for (var saying : known.get(target).sayings()) {
        var share = known.get(target).supplement() ? SUPPLEMENT : 1;
        note(saying, target, share, lexicon, dialects, said);
      }
    }
    Set<String> words = new HashSet<>(lexicon.words());
    words.addAll(said.keySet());
    var index = new WordIndex(words);
    var uses = new long[index.size()][];
    said.forEach((word, by) -> uses[index.exactly(word)] = packed(by));
    return new Vocabulary(index, lexicon, phrasesByWord(lexicon, index), uses);
  }

  private static void note(
      Known.Saying saying,
      int target,
      float share,
      Lexicon lexicon,
      Dialects dialects,
      Map<String, Map<Integer, Use>> said) {
    saying
        .text()
        .byLanguage()
        .forEach((language, html) -> {
          var bit = dialects.bit(language);
          var words =
              lexicon.tokens().of(Known.visible(html)).stream()
                  .filter(token -> lexicon.weight(token, bit) > 0)
                  .map(Token::folded)
                  .distinct()
                  .toList();
          var strength = share * saying.part().strength() * share(saying.part(), words.size());
          var use = new Use(target, strength, bit);
          for (var word : words) {
            note(word, use, said);
            note(Romanized.of(word), use, said);
          }
        });
  }

  private static void note(String word, Use use, Map<String, Map<Integer, Use>> said) {
    said.computeIfAbsent(word, _ -> new HashMap<>()).merge(use.target(), use, Vocabulary::both);
  }

  /** A word that is one of many in a label tells less than one that stands alone. */
  private static float share(Known.Part part, int words) {
    return part == Known.Part.TEXT ? 1 : 0.6f + 0.4f / Math.max(1, words);
  }

  private static Use both(Use one, Use other) {
    return new Use(
        one.target(),
        Math.max(one.strength(), other.strength()),
        one.languages() | other.languages());
  }

  /** The more screens say a word, the less it tells. */
  private static long[] packed(Map<Integer, Use> by) {
    var screens = by.size();
    return by.values().stream()
        .filter(
            use -> use.strength() > Known.Part.TEXT.strength() || screens <= MAX_SCREENS_OF_A_WORD)
        .map(use -> new Use(use.target(), use.strength() * rarity(screens), use.languages()))
        .mapToLong(Use::packed)
        .sorted()
        .toArray();
  }

  private static float rarity(int screens) {
    return (float) Math.max(0.4, 1 / (1 + 0.12 * (screens - 1)));
  }

  private static int[][] phrasesByWord(Lexicon lexicon, WordIndex index) {
    var lists = new HashMap<Integer, List<Integer>>();
    for (var phrase = 0; phrase < lexicon.phrases().size(); phrase++) {
      for (var word : lexicon.phrases().get(phrase).words()) {
        lists.computeIfAbsent(index.exactly(word), _ -> new ArrayList<>()).add(phrase);
      }
    }
    var phrases = new int[index.size()][];
    lists.forEach(
        (word, list) -> phrases[word] = list.stream().mapToInt(Integer::intValue).toArray());
    return phrases;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  WordIndex index() {
    return index;
  }

  /** Numbers of the phrases that a word is part of. */
  int[] phrases(int word) {
    var list = phrases[word];
    return list == null ? NO_PHRASES : list;
  }

  /** The screens that say a word, as packed {@link Use}. */
  long[] uses(int word) {
    var list = uses[word];
    return list == null ? NO_USES : list;
  }
}
