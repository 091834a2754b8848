package switchboard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * A program that ends as by a power cut at the very moment it logs a step of that name: nothing is
 * closed, flushed or undone.
 */
final class Halting {

  static final int KILLED = 137;
  private static final int PATIENCE_SECONDS = 60;

  private Halting() {}

  /** Ends this very process at the step. */
  static void at(String step) {
    var root = (Logger) LoggerFactory.getLogger("switchboard");
    root.setLevel(Level.DEBUG);
    var appender =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            var pairs = event.getKeyValuePairs();
            if (pairs != null
                && pairs.stream()
                    .anyMatch(pair -> pair.key.equals("step") && step.equals(pair.value))) {
              Runtime.getRuntime().halt(KILLED);
            }
          }
        };
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  /** Runs the main method of a test class in a process of its own and gives its exit code. */
  static int run(Class<?> main, Path folder, String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
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
