package switchboard.insight;

import switchboard.domain.Word;

/** A part of the page Insight, and of the address of its figures. */
public enum Block implements Word {
  /** Who came, came back and left. */
  PEOPLE("people"),
  /** Who is still active weeks after their arrival. */
  STAYING("staying"),
  /** How users go through the menu. */
  WAYS("ways"),
  GOALS("goals"),
  /** Which links brought users. */
  WHERE_FROM("where-from"),
  /** How long users wait for an operator's answer. */
  ANSWERS("answers"),
  LANGUAGES("languages"),
  /** How fast taps are answered, and what goes wrong. */
  SPEED("speed");

  private final String word;

  Block(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
