package switchboard.transcript;

import java.util.List;

/** An action of the bot as a person sees it. */
public sealed interface SeenMessages {

  /**
   * @param text plain text without tags
   * @param keyboard labels of the buttons
   */
  record Message(boolean edited, String text, List<List<String>> keyboard)
      implements SeenMessages {}

  record Toast(String text) implements SeenMessages {}

  record Document(String name, String caption) implements SeenMessages {}
}
