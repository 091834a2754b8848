package switchboard;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import picocli.CommandLine.Command;
import switchboard.store.Backup;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Makes a backup of the data and, apart from it, one of the keys; then removes those that"
            + " need not be kept. Works while the server runs.")
final class BackupCommand extends DataCommand implements Runnable {

  BackupCommand() {
    super(Setting.BACKUPS);
  }

  @Override
  public void run() {
    var start = System.nanoTime();
    var made = make(settings().backup(InstantSource.system()));
    tell("Data", made.data().file());
    tell("Keys", made.keys().file());
    var took = Duration.ofNanos(System.nanoTime() - start);
    out().printf(Locale.ROOT, "Made in %.1f s. Keep the two apart.%n", took.toMillis() / 1000.0);
  }

  private Backup.Made make(Backup backup) {
    try (var bar = new ProgressBar(out())) {
      return backup.make(bar);
    }
  }

  private void tell(String what, Path file) {
    out().printf("%s  %s  %s%n", what, file, ProgressBar.megabytes(file.toFile().length()));
  }
}
