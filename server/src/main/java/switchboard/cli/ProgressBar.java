package switchboard.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import switchboard.store.backup.Progress;

/**
 * Progress bar for a count, or for the size of a growing file. Prints nothing without a terminal.
 */
final class ProgressBar implements AutoCloseable {

  private static final int WIDTH = 30;
  private static final long PAUSE_MILLIS = 100;
  private static final double MEGABYTE = 1 << 20;

  private record Watched(String what, Path file, long bytes) {}

  private final PrintWriter out;
  private final boolean isTerminal = Terminal.isThere();
  private final AtomicReference<@Nullable Watched> watched = new AtomicReference<>();
  private @Nullable ScheduledExecutorService timer;
  private int shown;
  private long shownPercent = -1;

  ProgressBar(PrintWriter out) {
    this.out = out;
  }

  void count(String what, long done, long all) {
    show(done, all, String.format(Locale.ROOT, "%,d of %,d %s", done, all, what));
  }

  /** Shows a part of a whole whose unit says nothing to a reader. */
  void percent(long done, long all) {
    long percent = all <= 0 ? 100 : done * 100 / all;
    if (percent != shownPercent) {
      shownPercent = percent;
      show(done, all, "");
    }
  }

  /** Shows the size of the file that is being copied, until the bar is closed. */
  Progress files() {
    if (isTerminal && timer == null) {
      timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
      var _ =
          timer.scheduleWithFixedDelay(
              this::measure, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return new Progress() {
      @Override
      public void copying(String what, Path file, long bytes) {
        watched.set(new Watched(what, file, bytes));
      }

      @Override
      public void rows(long done, long all) {
        watched.set(null);
        count("rows", done, all);
      }
    };
  }

  private void measure() {
    var now = watched.get();
    if (now != null) {
      long done = now.file().toFile().length();
      show(done, now.bytes(), "%s: %s of %s".formatted(now.what(), mb(done), mb(now.bytes())));
    }
  }

  private void show(long done, long all, String text) {
    if (isTerminal) {
      var line = line(done, all, text);
      out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
      out.flush();
      shown = line.length();
    }
  }

  private static String line(long done, long all, String text) {
    int percent = all <= 0 ? 100 : (int) Math.min(100, done * 100 / all);
    int full = percent * WIDTH / 100;
    return "[%s%s] %3d %%  %s".formatted("#".repeat(full), ".".repeat(WIDTH - full), percent, text);
  }

  static String mb(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (timer != null) {
      timer.close();
    }
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
    }
  }
}
