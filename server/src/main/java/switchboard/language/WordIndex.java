package switchboard.language;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds known words that are like a given one, without comparing all: by binary search for
 * beginnings and ends, and by hashes of words with one letter left out for typing errors.
 */
final class WordIndex {

  /** Words that begin or end alike and are compared at most; the others are passed over. */
  private static final int MAX_COMPARED = 200;

  private static final int MAX_TYPED_WRONG = 20;

  private static final int MAX_RECENT = 2_000;

  /** What likeness to others is worth for a word that is itself known. */
  private static final float BESIDE_ITSELF = 0.75f;

  /** Sorted. */
  private final String[] words;

  /** Positions of long words, sorted by their letters read backwards. */
  private final Integer[] backwards;

  /** Hash of a word with one letter left out, and its position, sorted. */
  private final long[] gaps;

  /** What was found last: people use the same words, and to compare them takes most of the time. */
  private final Map<String, Map<Integer, Float>> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Integer, Float>> eldest) {
          return size() > MAX_RECENT;
        }
      };

  WordIndex(Collection<String> known) {
    this.words = known.stream().distinct().sorted().toArray(String[]::new);
    this.backwards =
        IntStream.range(0, words.length)
            .filter(at -> words[at].length() >= Likeness.MIN_TWICE_WRONG)
            .boxed()
            .sorted(Comparator.comparing(at -> reversed(words[at])))
            .toArray(Integer[]::new);
    this.gaps =
        IntStream.range(0, words.length)
            .mapToObj(at -> gaps(words[at]).map(hash -> (hash << 32) | at))
            .flatMapToLong(it -> it)
            .sorted()
            .toArray();
  }

  int size() {
    return words.length;
  }

  String word(int position) {
    return words[position];
  }

  /** The position of a word; negative if unknown. */
  int exactly(String word) {
    return Arrays.binarySearch(words, word);
  }

  /** Known words like this one, by position, with their likeness. */
  Map<Integer, Float> like(String word) {
    synchronized (recent) {
      return recent.computeIfAbsent(word, it -> Collections.unmodifiableMap(compare(it)));
    }
  }

  private Map<Integer, Float> compare(String word) {
    var found = new HashMap<Integer, Float>();
    BiConsumer<Integer, Float> note =
        (at, likeness) -> {
          if (likeness > 0) {
            found.merge(at, likeness, Math::max);
          }
        };
    var exactly = exactly(word);
    if (word.length() >= Likeness.MIN_PART && !Tokens.isHan(word.codePointAt(0))) {
      beginningAlike(word, exactly >= 0, note);
      partsOf(word, note);
      if (exactly < 0) {
        typedWrong(word, note);
      }
    }
    if (exactly >= 0) {
      found.replaceAll((_, likeness) -> likeness * BESIDE_ITSELF);
      note.accept(exactly, 1f);
    }
    return found;
  }

  private void beginningAlike(String word, boolean known, BiConsumer<Integer, Float> note) {
    var start = word.substring(0, Likeness.MIN_PART);
    var from = Arrays.binarySearch(words, start);
    var compared = 0;
    for (var at = from < 0 ? -from - 1 : from;
        at < words.length && words[at].startsWith(start) && compared < MAX_COMPARED;
        at++, compared++) {
      note.accept(at, Likeness.beginning(word, words[at]));
      if (!known) {
        note.accept(at, Likeness.typed(word, words[at]));
      }
    }
  }

  /** Words that begin or end this one, and words that it ends. */
  private void partsOf(String word, BiConsumer<Integer, Float> note) {
    for (var length = Likeness.MIN_PART; length <= word.length() - Likeness.MIN_PART; length++) {
      var end = exactly(word.substring(word.length() - length));
      if (end >= 0) {
        note.accept(end, Likeness.ending(words[end]));
      }
      var beginning = exactly(word.substring(0, length));
      if (beginning >= 0) {
        note.accept(beginning, Likeness.ending(words[beginning]) - 0.05f);
      }
    }
    endingAlike(word, word, note);
  }

  private void endingAlike(String word, String end, BiConsumer<Integer, Float> note) {
    var letters = reversed(end);
    var from =
        Arrays.binarySearch(
            backwards, -1, Comparator.comparing(at -> at < 0 ? letters : reversed(words[at])));
    var compared = 0;
    for (var place = from < 0 ? -from - 1 : from;
        place < backwards.length && compared < MAX_COMPARED;
        place++, compared++) {
      int at = backwards[place];
      if (!words[at].endsWith(end)) {
        return;
      }
      if (end.length() == word.length() && words[at].length() >= word.length() + 3) {
        note.accept(at, Likeness.ending(word));
      }
      note.accept(at, Likeness.typed(word, words[at]));
    }
  }

  private void typedWrong(String word, BiConsumer<Integer, Float> note) {
    gaps(word)
        .forEach(hash -> {
          var from = Arrays.binarySearch(gaps, hash << 32);
          for (var place = from < 0 ? -from - 1 : from;
              place < gaps.length && gaps[place] >>> 32 == hash;
              place++) {
            var at = (int) gaps[place];
            note.accept(at, Likeness.typed(word, words[at]));
          }
        });
    if (word.length() >= Likeness.MIN_TWICE_WRONG) {
      endingAlike(word, word.substring(word.length() - Likeness.MIN_PART), note);
    }
  }

  /** Hashes of the word and of what remains when a letter is left out. */
  private static LongStream gaps(String word) {
    if (word.length() < Likeness.MIN_TYPED_WRONG
        || word.length() > MAX_TYPED_WRONG
        || Tokens.isHan(word.codePointAt(0))) {
      return LongStream.empty();
    }
    return IntStream.rangeClosed(0, word.length()).mapToLong(gap -> without(word, gap)).distinct();
  }

  private static long without(String word, int gap) {
    var hash = 7;
    for (var at = 0; at < word.length(); at++) {
      if (at != gap) {
        hash = 31 * hash + word.charAt(at);
      }
    }
    return (hash ^ (hash >>> 15)) & 0x7FFF_FFFFL;
  }

  private static String reversed(String word) {
    return new StringBuilder(word).reverse().toString();
  }
}
