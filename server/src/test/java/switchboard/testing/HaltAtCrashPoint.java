package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import switchboard.base.CrashPoint;

/**
 * Work that ends as by a power cut at a {@link CrashPoint}: nothing is closed, flushed or undone.
 *
 * <p>The work runs in this process, and its folder is copied at the point: these are the files that
 * a killed process leaves. With {@code -Dkills=…}, processes are killed, which takes seconds each.
 */
public final class HaltAtCrashPoint {

  public static final int KILLED = 137;
  public static final boolean IN_PROCESSES = Integer.getInteger("kills") != null;
  private static final int PATIENCE_SECONDS = 60;

  private HaltAtCrashPoint() {}

  /** The killed process: the point, the class of the work, and its folder. */
  static void main(String[] words) throws ReflectiveOperationException {
    at(CrashPoint.valueOf(words[0]));
    var constructor = Class.forName(words[1]).getDeclaredConstructor();
    constructor.setAccessible(true);
    @SuppressWarnings("unchecked")
    var work = (Consumer<Path>) constructor.newInstance();
    work.accept(Path.of(words[2]));
  }

  /** Ends this very process when it reaches the point. */
  public static void at(CrashPoint point) {
    CrashPoint.listen(reached -> {
      if (reached == point) {
        Runtime.getRuntime().halt(KILLED);
      }
    });
  }

  /**
   * Does the work on the folder up to the point.
   *
   * @param work an instance of a class without state
   * @return the folder with what is left
   */
  public static Path run(Consumer<Path> work, Path folder, CrashPoint point) {
    return IN_PROCESSES
        ? runInProcess(work, folder, point)
        : copy(folder, point, () -> work.accept(folder));
  }

  /** The same in a process that is killed, for work whose other threads write at that time. */
  public static Path runInProcess(Consumer<Path> work, Path folder, CrashPoint point) {
    assertThat(exitCode(work, folder, point)).isEqualTo(KILLED);
    return folder;
  }

  /** Does the whole work; returns a copy of the folder from when it first reached the point. */
  public static Path copy(Path folder, CrashPoint point, Runnable work) {
    var copy = folder.resolveSibling(folder.getFileName() + "-" + point);
    var reachedBefore = new AtomicBoolean();
    CrashPoint.listen(reached -> {
      if (reached == point && !reachedBefore.getAndSet(true)) {
        copy(folder, copy);
      }
    });
    try {
      work.run();
    } finally {
      CrashPoint.listen(_ -> {});
    }
    assertThat(copy).isDirectory();
    return copy;
  }

  /** Copies a folder to one that does not exist. */
  public static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exitCode(Consumer<Path> work, Path folder, CrashPoint point) {
    var command = Jvm.command(Jvm.classPath());
    command.add(HaltAtCrashPoint.class.getName());
    command.addAll(List.of(point.name(), work.getClass().getName(), folder.toString()));
    try {
      var process =
          new ProcessBuilder(command)
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
