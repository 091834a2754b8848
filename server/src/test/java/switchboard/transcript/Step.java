package switchboard.transcript;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a transcript. */
public sealed interface Step {

  /** An action of people, or an event. */
  sealed interface Deed extends Step {}

  /** An expected action of the bot. */
  sealed interface Expected extends Step {}

  /** {@code ANN is called Ann Lee}: the first word is the first name. */
  record Named(String who, String name) implements Deed {}

  /** {@code ANN speaks de}: the language of their Telegram app. */
  record Speaks(String who, String languageCode) implements Deed {}

  /** {@code ANN > hello}, {@code ANN in group > /start}. */
  record Says(String who, boolean inGroup, String text) implements Deed {}

  /** {@code ANN sends photo: caption}, {@code ANN sends sticker}. */
  record Sends(String who, String type, @Nullable String caption) implements Deed {}

  /** {@code ANN sends an album of 3: caption}: an album of photos with the caption on the last. */
  record SendsAlbum(String who, boolean inGroup, int parts, @Nullable String caption)
      implements Deed {}

  /** {@code ANN edits "before" to "after"}. */
  record Edits(String who, String before, String after) implements Deed {}

  /** {@code ANN taps "Label"}: on the newest message with such a button. */
  record Taps(String who, boolean inGroup, String label) implements Deed {}

  /** {@code ANN taps it again}: the same button of the same message, even if it was edited. */
  record TapsAgain(String who) implements Deed {}

  /** {@code ANN forges "data"}: a tap on the newest message with forged data. */
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
   * @param rows patterns; null if the transcript does not list them; the row {@code …} matches all
   *     that follow
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
