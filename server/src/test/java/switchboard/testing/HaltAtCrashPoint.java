package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import switchboard.base.CrashPoint;

/**
 * A program that ends as by a power cut at a {@link CrashPoint}: nothing is closed, flushed or
 * undone.
 */
public final class HaltAtCrashPoint {

  public static final int KILLED = 137;
  private static final int PATIENCE_SECONDS = 60;

  private HaltAtCrashPoint() {}

  /** Ends this very process when it reaches the point. */
  public static void at(CrashPoint point) {
    CrashPoint.listen(reached -> {
      if (reached == point) {
        Runtime.getRuntime().halt(KILLED);
      }
    });
  }

  /** Runs the main method of a test class in a separate process and returns its exit code. */
  public static int run(Class<?> main, Path folder, String... words) {
    var command = Jvm.command(Jvm.classPath());
    command.add(main.getName());
    command.addAll(List.of(words));
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("halting.log").toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("It does not end");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
