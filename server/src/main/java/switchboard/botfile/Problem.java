package switchboard.botfile;

import java.util.Comparator;

/**
 * A mistake in a bot file.
 *
 * @param source the file's name as given by the caller
 * @param line from 1, always within the file
 * @param column from 1, in characters (Unicode code points)
 * @param message what is wrong
 * @param suggestion what to do about it
 */
public record Problem(String source, int line, int column, String message, String suggestion)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::message)
          .thenComparing(Problem::suggestion)
          .thenComparing(Problem::source);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /** {@code bot.yaml:12:7: message – suggestion}. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s – %s".formatted(source, line, column, message, suggestion);
  }
}
