package switchboard.domain;

/**
 * What an examination found, in words for whoever runs the bot.
 *
 * @param problem what is so, as a sentence
 * @param fix what to do, as a sentence
 */
public record Finding(Weight weight, Sentence problem, Sentence fix) {

  /** Whether something has to be done. */
  public enum Weight {
    /** Updates do not come, or not all of them. */
    WRONG,
    /** Good to know; updates come. */
    NOTE
  }

  public static Finding wrong(Sentence problem, Sentence fix) {
    return new Finding(Weight.WRONG, problem, fix);
  }

  public static Finding note(Sentence problem, Sentence fix) {
    return new Finding(Weight.NOTE, problem, fix);
  }

  public boolean isWrong() {
    return weight == Weight.WRONG;
  }
}
