package switchboard.insight;

import static switchboard.base.Sentence.sentence;

import java.util.Optional;
import switchboard.base.Sentence;

/** A number of people in a sentence, which is hidden where it is small. */
public final class PeopleCount {

  private static final String KEY = "insight.people_count";

  private PeopleCount() {}

  /** {@code 1 person}, {@code 2 people}. */
  public static Sentence sentenceOf(long people) {
    return sentence(KEY, people);
  }

  static Optional<Long> of(Sentence sentence) {
    return sentence.key().equals(KEY)
        ? Optional.of((Long) sentence.values().getFirst())
        : Optional.empty();
  }

  static Sentence hidden(Suppression suppression, long people) {
    return suppression.isSmall(people)
        ? sentence("insight.people_count.under", suppression.minShown())
        : sentence("insight.people_count.some");
  }
}
