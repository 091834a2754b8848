package switchboard.transcript;

import java.util.List;

/** Something that a person sees the bot do. */
public sealed interface Seen {

  /**
   * @param text as it is read, without tags
   * @param keyboard labels
   */
  record Message(boolean edited, String text, List<List<String>> keyboard) implements Seen {}

  record Toast(String text) implements Seen {}

  record Document(String name, String caption) implements Seen {}
}
