package switchboard.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.store.Databases;
import switchboard.store.move.Move;
import switchboard.testing.HaltAtCrashPoint;
import switchboard.testing.TestPostgres;

/** A move in a process of its own, which is killed when it has copied half of the rows. */
final class KilledMove {

  static final String COPYING = "rows copied";

  private KilledMove() {}

  /** Returns when the process is dead. */
  static void run(Path folder, Databases from, Databases to) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledMove.class.getName(),
                folder.resolve("master.json").toString(),
                name(folder, from),
                name(folder, to))
            .inheritIO()
            .start();
    assertThat(process.onExit().join().exitValue()).isEqualTo(HaltAtCrashPoint.KILLED);
  }

  private static String name(Path folder, Databases databases) {
    return switch (databases) {
      case Databases.Embedded embedded -> embedded.file().toString();
      case Databases.Served _ -> TestPostgres.urlOf(folder);
    };
  }

  /** The killed process: the file of the master key, and the names of both databases. */
  static void main(String[] words) {
    var master = KeySource.file(Path.of(words[0]));
    var _ = new Move(named(words[1]), named(words[2]), master, KilledMove::halt).run(entry());
  }

  private static Databases named(String name) {
    return name.startsWith("jdbc:") ? TestPostgres.at(name) : new Databases.Embedded(Path.of(name));
  }

  private static void halt(String phase, long done, long all) {
    if (phase.equals(COPYING) && done > all / 2) {
      Runtime.getRuntime().halt(HaltAtCrashPoint.KILLED);
    }
  }

  static AuditEntry entry() {
    return AuditEntry.of(
        Instant.EPOCH,
        AuditEntry.Actor.commandLine("bench"),
        AuditAction.MOVE,
        "bench",
        null,
        AuditEntry.Result.DONE);
  }
}
