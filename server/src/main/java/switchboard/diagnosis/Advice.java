package switchboard.diagnosis;

import static switchboard.base.Sentence.sentence;

import switchboard.base.Sentence;

/**
 * A problem in words for the operator.
 *
 * @param problem what is the case, as a sentence
 * @param fix what to do, as a sentence
 */
public record Advice(Sentence problem, Sentence fix) {

  /** The text of a key, and what to do about it: the text of the key with {@code .fix}. */
  public static Advice advice(String key, Object... values) {
    return new Advice(sentence(key, values), sentence(key + ".fix"));
  }
}
