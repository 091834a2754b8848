package switchboard.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits texts into words. Chinese has no spaces: there, the longest known words are found from the
 * left, and what lies between them is split into pairs.
 */
final class Tokens {

  private static final int MAX_HAN_WORD = 6;

  /** Known Chinese words. */
  private final Set<String> han;

  Tokens(Set<String> han) {
    this.han = han;
  }

  static boolean isHan(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
  }

  static boolean isArabic(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC;
  }

  /** Runs of letters, digits and their marks, each of them Chinese or not. */
  static List<Token> words(String text) {
    var words = new ArrayList<Token>();
    var word = new StringBuilder();
    var wasHan = false;
    for (var at = 0; at < text.length(); ) {
      var letter = text.codePointAt(at);
      var isHan = isHan(letter);
      if (!isPartOfWord(letter) || isHan != wasHan) {
        add(word, words);
      }
      if (isPartOfWord(letter)) {
        word.appendCodePoint(letter);
      }
      wasHan = isHan;
      at += Character.charCount(letter);
    }
    add(word, words);
    return words;
  }

  private static boolean isPartOfWord(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      case Character.FORMAT -> letter == 0x200C || letter == 0x200D;
      default -> Character.isLetterOrDigit(letter);
    };
  }

  private static void add(StringBuilder word, List<Token> words) {
    if (!word.isEmpty()) {
      var token = Token.of(word.toString());
      word.setLength(0);
      if (!token.folded().isEmpty()) {
        words.add(token);
      }
    }
  }

  List<Token> of(String text) {
    var tokens = new ArrayList<Token>();
    for (var word : words(text)) {
      if (word.isHan()) {
        split(word.said(), word.folded(), tokens);
      } else {
        tokens.add(word);
      }
    }
    return tokens;
  }

  private void split(String said, String folded, List<Token> tokens) {
    if (said.length() != folded.length()) {
      tokens.add(new Token(said, folded));
      return;
    }
    var pending = 0;
    var at = 0;
    while (at < folded.length()) {
      var length = known(folded, at);
      if (length > 0) {
        pairs(said, folded, pending, at, tokens);
        tokens.add(new Token(said.substring(at, at + length), folded.substring(at, at + length)));
        at += length;
        pending = at;
      } else {
        at++;
      }
    }
    pairs(said, folded, pending, at, tokens);
  }

  private int known(String folded, int at) {
    for (var length = Math.min(MAX_HAN_WORD, folded.length() - at); length > 0; length--) {
      if (han.contains(folded.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  private static void pairs(String said, String folded, int from, int to, List<Token> tokens) {
    if (to - from == 1) {
      tokens.add(new Token(said.substring(from, to), folded.substring(from, to)));
    }
    for (var at = from; at + 2 <= to; at++) {
      tokens.add(new Token(said.substring(at, at + 2), folded.substring(at, at + 2)));
    }
  }
}
