package switchboard.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Progress bar for a count. Prints nothing without a terminal. */
final class CountProgressBar implements AutoCloseable {

  private static final int WIDTH = 30;

  private final PrintWriter out;
  private final String what;
  private final boolean isTerminal;
  private int shown;

  CountProgressBar(PrintWriter out, String what) {
    this.out = out;
    this.what = what;
    isTerminal = Terminal.isThere();
  }

  void show(long done, long all) {
    if (isTerminal) {
      var line = line(what, done, all);
      shown = line.length();
      out.print("\r" + line);
      out.flush();
    }
  }

  static String line(String what, long done, long all) {
    int percent = all <= 0 ? 100 : (int) Math.min(100, done * 100 / all);
    int full = percent * WIDTH / 100;
    return String.format(
        Locale.ROOT,
        "[%s%s] %3d %%  %,d of %,d %s",
        "#".repeat(full),
        ".".repeat(WIDTH - full),
        percent,
        done,
        all,
        what);
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }
}
