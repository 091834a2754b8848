package switchboard.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the bot answers free text.
 *
 * @param screens what people call a screen, by its id
 * @param actions what people call an action
 * @param subjects additions to the program's everyday subjects, by their name
 * @param inviting ids of the screens that ask people to write: what they write there is no question
 */
public record FreeText(
    Mode mode,
    Map<String, Wordings> screens,
    Map<Action, Wordings> actions,
    Map<String, Wordings> subjects,
    Set<String> inviting) {

  /** Free text is only saved. */
  public static final FreeText HISTORY =
      new FreeText(Mode.HISTORY, Map.of(), Map.of(), Map.of(), Set.of());

  /** What follows a text that is no command. */
  public enum Mode implements Word {
    /** It is saved and answered with the history. */
    HISTORY,
    /** It is answered with the screen that is meant. */
    UNDERSTAND
  }

  /**
   * Words and phrases that people use.
   *
   * @param byLanguage by IETF tag; {@link #EVERY_LANGUAGE} for those that belong to no language
   */
  public record Wordings(Map<String, List<String>> byLanguage) {

    /** The key of phrases for all languages. */
    public static final String EVERY_LANGUAGE = "";
  }
}
