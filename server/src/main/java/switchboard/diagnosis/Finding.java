package switchboard.diagnosis;

import switchboard.base.Sentence;

/**
 * A result of an examination, in words for the operator.
 *
 * @param problem what is the case, as a sentence
 * @param fix what to do, as a sentence
 */
public record Finding(Weight weight, Sentence problem, Sentence fix) {

  /** Whether action is needed. */
  public enum Weight {
    /** Updates do not arrive, or not all of them. */
    WRONG,
    /** Good to know; updates arrive. */
    NOTE
  }

  public static Finding wrong(Sentence problem, Sentence fix) {
    return new Finding(Weight.WRONG, problem, fix);
  }

  /** A problem whose fix has its key with {@code .fix}, as in {@link Advice#advice}. */
  public static Finding wrong(String key, Object... values) {
    var advice = Advice.advice(key, values);
    return wrong(advice.problem(), advice.fix());
  }

  public static Finding note(Sentence problem, Sentence fix) {
    return new Finding(Weight.NOTE, problem, fix);
  }

  /** The same as {@link #wrong(String, Object...)}. */
  public static Finding note(String key, Object... values) {
    var advice = Advice.advice(key, values);
    return note(advice.problem(), advice.fix());
  }

  public boolean isWrong() {
    return weight == Weight.WRONG;
  }
}
