package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import switchboard.base.CrashPoint;

/** {@code switchboard serve} in a separate process. */
public final class Program {

  private static final long PATIENCE_SECONDS = 20;

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param folder working directory, without a {@code .env} file
   * @param settings all settings of the process
   */
  public static Program start(Path folder, Map<String, String> settings) {
    return start(folder, settings, List.of("switchboard.Switchboard", "serve"));
  }

  /**
   * @param wrapper command that runs its arguments
   */
  public static Program wrapped(
      List<String> wrapper, Path folder, Map<String, String> environment) {
    return wrapped(wrapper, Jvm.classPath(), folder, environment);
  }

  /**
   * @param classPath where the program is, for those who may not read where the tests are
   */
  public static Program wrapped(
      List<String> wrapper, String classPath, Path folder, Map<String, String> environment) {
    var words = List.of("switchboard.Switchboard", "serve");
    return start(wrapper, classPath, folder, environment, words);
  }

  /** A command that ends at the point as if the power were cut. */
  public static Program halting(
      Path folder, Map<String, String> settings, CrashPoint point, String... words) {
    var all = new ArrayList<>(List.of(HaltedProgram.class.getName(), point.name()));
    all.addAll(List.of(words));
    return start(folder, settings, all);
  }

  /** A command that ends by itself. */
  public static Program command(Path folder, Map<String, String> settings, String... words) {
    var all = new ArrayList<>(List.of("switchboard.Switchboard"));
    all.addAll(List.of(words));
    return start(folder, settings, all);
  }

  private static Program start(Path folder, Map<String, String> settings, List<String> words) {
    return start(List.of(), Jvm.classPath(), folder, settings, words);
  }

  private static Program start(
      List<String> wrapper,
      String classPath,
      Path folder,
      Map<String, String> settings,
      List<String> words) {
    try {
      var log = Files.createTempFile(folder, "program", ".log");
      var builder =
          new ProcessBuilder(Jvm.command(classPath, "-Xmx256m"))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.command().addAll(0, wrapper);
      builder.command().addAll(words);
      builder.environment().clear();
      builder.environment().putAll(settings);
      return new Program(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the process (SIGKILL), as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Halts the process until {@link #resume}, as a machine without time for it does. */
  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops the process (SIGTERM), as a service manager does, and returns its exit code. */
  public int terminate() {
    long start = System.nanoTime();
    process.destroy();
    int code = awaitExit();
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(10);
    return code;
  }

  public int awaitExit() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as(() -> "it ends: " + output())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The output so far. */
  public String output() {
    try {
      return SecretLeaks.free(Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
