package switchboard.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import switchboard.store.backup.Progress;

/** Progress bar for the size of a growing file. Prints nothing without a terminal. */
final class FileProgressBar implements Progress, AutoCloseable {

  private static final int WIDTH = 30;
  private static final long PAUSE_MILLIS = 100;
  private static final double MEGABYTE = 1 << 20;
  private static final String CLEAR = "\r" + " ".repeat(70) + "\r";

  private record Watched(String what, Path file, long bytes) {}

  private final PrintWriter out;
  private final boolean isTerminal;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private volatile @Nullable Watched watched;

  FileProgressBar(PrintWriter out) {
    this.out = out;
    isTerminal = Terminal.isThere();
    if (isTerminal) {
      var _ =
          timer.scheduleWithFixedDelay(
              this::paint, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void copying(String what, Path file, long bytes) {
    watched = new Watched(what, file, bytes);
  }

  private void paint() {
    var now = watched;
    if (now != null) {
      out.print(line(now.what(), now.file().toFile().length(), now.bytes()));
      out.flush();
    }
  }

  /** The bar, which overwrites the previous one. */
  static String line(String what, long done, long all) {
    int percent = all <= 0 ? 100 : (int) Math.min(100, done * 100 / all);
    int full = percent * WIDTH / 100;
    return "\r%-4s [%s%s] %3d %%  %.1f of %.1f MB "
        .formatted(
            what,
            "#".repeat(full),
            ".".repeat(WIDTH - full),
            percent,
            done / MEGABYTE,
            all / MEGABYTE);
  }

  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  /** Clears the line. */
  @Override
  public void close() {
    timer.close();
    if (isTerminal) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
