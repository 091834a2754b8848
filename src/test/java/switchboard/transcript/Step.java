package switchboard.transcript;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a transcript. */
public sealed interface Step {

  /** Something that people do, or that happens. */
  sealed interface Deed extends Step {}

  /** Something that the bot shall do. */
  sealed interface Expected extends Step {}

  /** {@code ANN is called Ann Lee}: the first word is the first name. */
  record Named(String who, String name) implements Deed {}

  /** {@code ANN speaks de}: the language of their Telegram. */
  record Speaks(String who, String languageCode) implements Deed {}

  /** {@code ANN > hello}, {@code ANN in group > /start}. */
  record Says(String who, boolean inGroup, String text) implements Deed {}

  /** {@code ANN sends photo: caption}, {@code ANN sends sticker}. */
  record Sends(String who, String type, @Nullable String caption) implements Deed {}

  /** {@code ANN sends an album of 3: caption}: photos sent as one, the caption below the last. */
  record SendsAlbum(String who, boolean inGroup, int parts, @Nullable String caption)
      implements Deed {}

  /** {@code ANN edits "before" to "after"}. */
  record Edits(String who, String before, String after) implements Deed {}

  /** {@code ANN taps "Label"}: on the newest message that has such a button. */
  record Taps(String who, boolean inGroup, String label) implements Deed {}

  /** {@code ANN taps it again}: the same button of the same message, wherever it shows by now. */
  record TapsAgain(String who) implements Deed {}

  /** {@code ANN forges "data"}: a tap on the newest message with data that is made up. */
  record Forges(String who, String data) implements Deed {}

  /** {@code ANN blocks the bot}, {@code ANN returns to the bot}. */
  record Reaches(String who, boolean reachable) implements Deed {}

  /** {@code 11 minutes pass}. */
  record Passes(Duration duration) implements Deed {}

  /** {@code the bot file becomes second}. */
  record BotFile(String version) implements Deed {}

  /**
   * {@code BOT < text} or {@code BOT edits text}, and the rows {@code BOT [ one | two ]} below it.
   *
   * @param rows as patterns; absent when the transcript does not tell; the row {@code …} stands for
   *     all that follow
   */
  record Shows(boolean edited, String text, @Nullable List<List<String>> rows)
      implements Expected {}

  /** {@code BOT toast text}. */
  record Toasts(String text) implements Expected {}

  /** {@code BOT document name: caption}. */
  record Documents(String name, String caption) implements Expected {}

  /** {@code BOT is silent}. */
  record IsSilent() implements Expected {}
}
