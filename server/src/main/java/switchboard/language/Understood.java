package switchboard.language;

import java.util.List;

/** What a text means. */
public sealed interface Understood {

  /**
   * One thing, clearly.
   *
   * @param because the person's words that decided
   */
  record Meant(Meaning.Shown meaning, double confidence, List<String> because)
      implements Understood {}

  /**
   * One of a few things.
   *
   * @param guesses one to three, the likeliest first
   */
  record Perhaps(List<Guess> guesses) implements Understood {}

  /** Nothing that the bot has. */
  record Nothing() implements Understood {}
}
