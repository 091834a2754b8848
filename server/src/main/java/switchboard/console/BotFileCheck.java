package switchboard.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;

/**
 * Result of checking the bot file on disk. The running bot may be older: a file with mistakes
 * leaves the earlier version in use.
 *
 * @param file its name; empty for the built-in sample
 * @param trouble why it cannot be read, without the last full stop; absent when it was read
 * @param mistakes sorted by place, not more than a reader takes in
 * @param more how many mistakes there are besides
 */
public record BotFileCheck(
    String file, @Nullable Sentence trouble, List<Mistake> mistakes, int more) {

  /** The built-in sample, which is always fine. */
  public static final BotFileCheck BUILT_IN = new BotFileCheck("", null, List.of(), 0);

  /**
   * A mistake in the file.
   *
   * @param words what is wrong
   * @param suggestion what to do about it
   * @param excerpt the line, with a caret below the place
   */
  public record Mistake(int line, int column, String words, String suggestion, String excerpt) {}

  public boolean isFine() {
    return trouble == null && mistakes.isEmpty();
  }

  public int count() {
    return mistakes.size() + more;
  }
}
