package switchboard.language;

import java.util.Map;

/**
 * Hindi words in Latin letters, as people type them: "मैदान" is "maidan". Long and short vowels are
 * the same, and the last consonant has no vowel.
 */
final class Romanized {

  private static final Map<Character, String> CONSONANTS =
      Map.ofEntries(
          Map.entry('क', "k"),
          Map.entry('ख', "kh"),
          Map.entry('ग', "g"),
          Map.entry('घ', "gh"),
          Map.entry('ङ', "n"),
          Map.entry('च', "ch"),
          Map.entry('छ', "ch"),
          Map.entry('ज', "j"),
          Map.entry('झ', "jh"),
          Map.entry('ञ', "n"),
          Map.entry('ट', "t"),
          Map.entry('ठ', "th"),
          Map.entry('ड', "d"),
          Map.entry('ढ', "dh"),
          Map.entry('ण', "n"),
          Map.entry('त', "t"),
          Map.entry('थ', "th"),
          Map.entry('द', "d"),
          Map.entry('ध', "dh"),
          Map.entry('न', "n"),
          Map.entry('प', "p"),
          Map.entry('फ', "f"),
          Map.entry('ब', "b"),
          Map.entry('भ', "bh"),
          Map.entry('म', "m"),
          Map.entry('य', "y"),
          Map.entry('र', "r"),
          Map.entry('ल', "l"),
          Map.entry('व', "v"),
          Map.entry('श', "sh"),
          Map.entry('ष', "sh"),
          Map.entry('स', "s"),
          Map.entry('ह', "h"));

  private static final Map<Character, String> VOWELS =
      Map.ofEntries(
          Map.entry('अ', "a"),
          Map.entry('आ', "a"),
          Map.entry('इ', "i"),
          Map.entry('ई', "i"),
          Map.entry('उ', "u"),
          Map.entry('ऊ', "u"),
          Map.entry('ए', "e"),
          Map.entry('ऐ', "ai"),
          Map.entry('ओ', "o"),
          Map.entry('औ', "au"),
          Map.entry('ऑ', "o"),
          Map.entry('ा', "a"),
          Map.entry('ि', "i"),
          Map.entry('ी', "i"),
          Map.entry('ु', "u"),
          Map.entry('ू', "u"),
          Map.entry('े', "e"),
          Map.entry('ै', "ai"),
          Map.entry('ो', "o"),
          Map.entry('ौ', "au"),
          Map.entry('ॉ', "o"),
          Map.entry('ृ', "ri"),
          Map.entry('ं', "n"));

  private static final char WITHOUT_VOWEL = '्';

  private Romanized() {}

  /** The word in Latin letters; the same word if it has other letters than Hindi ones. */
  static String of(String word) {
    var latin = new StringBuilder();
    for (var at = 0; at < word.length(); at++) {
      var consonant = CONSONANTS.get(word.charAt(at));
      var vowel = VOWELS.get(word.charAt(at));
      if (consonant != null) {
        latin.append(consonant).append(hasVowel(word, at) ? "a" : "");
      } else if (vowel != null) {
        latin.append(vowel);
      } else if (word.charAt(at) != WITHOUT_VOWEL) {
        return word;
      }
    }
    return latin.toString();
  }

  /** Whether the consonant has the vowel that is not written. */
  private static boolean hasVowel(String word, int at) {
    if (at + 1 == word.length()) {
      return at > 0 && word.charAt(at - 1) == WITHOUT_VOWEL;
    }
    var next = word.charAt(at + 1);
    return CONSONANTS.containsKey(next) || next == 'ं' || (next >= 'अ' && next <= 'औ');
  }
}
