package switchboard.base;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Invisible and look-alike characters, which web pages, word processors and keyboards of other
 * scripts put into files. Messages name them by code point, because readers see no difference.
 */
public final class InvisibleCharacters {

  private InvisibleCharacters() {}

  /** Unusual white space, and characters without a shape. */
  public static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL ->
          character != '\n' && character != '\r' && character != '\t';
      case Character.SPACE_SEPARATOR -> character != ' ';
      default -> character == 0x3164 || character == 0x115F || character == 0x1160;
    };
  }

  /** {@code U+00A0 (no-break space)}. */
  public static String name(int character) {
    var name = Character.getName(character);
    return "U+%04X (%s)"
        .formatted(character, name == null ? "unassigned" : name.toLowerCase(Locale.ROOT));
  }

  /** Removes invisible characters and normalizes letters (NFKC). */
  public static String cleaned(String word) {
    var visible =
        word.codePoints()
            .filter(it -> !isInvisible(it))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return Normalizer.normalize(visible, Normalizer.Form.NFKC);
  }

  /** Advice about the first invisible character. */
  public static Optional<String> invisibleIn(String text) {
    return text.codePoints()
        .filter(InvisibleCharacters::isInvisible)
        .boxed()
        .findFirst()
        .map(it -> "delete the invisible character " + name(it));
  }

  /** Why a word is not the one that it looks like; a sentence without its full stop. */
  public static Optional<String> difference(String word, String meant) {
    if (isSame(word, meant)) {
      return word.equals(meant)
          ? Optional.empty()
          : Optional.of("its accents are encoded in another way (Unicode NFC and NFD): copy it");
    }
    return invisibleIn(word)
        .or(() ->
            word.codePoints()
                .filter(it -> meant.indexOf(it) < 0 && isForeign(it, meant))
                .boxed()
                .findFirst()
                .map(it -> "here it has the look-alike " + name(it)));
  }

  private static boolean isSame(String word, String other) {
    return Normalizer.normalize(word, Normalizer.Form.NFC)
        .equals(Normalizer.normalize(other, Normalizer.Form.NFC));
  }

  /** Whether a character is a letter of another script, or a special form of a usual one. */
  private static boolean isForeign(int character, String meant) {
    var text = Character.toString(character);
    var script = Character.UnicodeScript.of(character);
    return !Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        || (Character.isLetter(character)
            && meant.codePoints().noneMatch(it -> Character.UnicodeScript.of(it) == script));
  }
}
