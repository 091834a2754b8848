package switchboard.language;

/**
 * A word of a text.
 *
 * @param said as written
 * @param folded in the form that is compared
 */
record Token(String said, String folded) {

  static Token of(String said) {
    return new Token(said, Folding.word(said));
  }

  boolean isHan() {
    return !folded.isEmpty() && Tokens.isHan(folded.codePointAt(0));
  }

  /** A single letter says nothing, except a Chinese one; neither does a number. */
  boolean saysNothing() {
    var isShort = folded.length() < 2 && !isHan();
    return isShort || folded.codePoints().allMatch(Character::isDigit);
  }
}
