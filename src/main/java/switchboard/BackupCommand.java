package switchboard;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import switchboard.store.Backup;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Makes a backup of the data and, apart from it, one of the keys; then removes those that"
            + " need not be kept. Works while the server runs.")
final class BackupCommand implements Runnable {

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void options(CommandSpec command) {
    spec = command;
    SettingOptions.addTo(command, Setting.BACKUPS);
  }

  @Override
  public void run() {
    var start = System.nanoTime();
    var made = make(SettingOptions.data(spec).backup(InstantSource.system()));
    tell("Data", made.data().file());
    tell("Keys", made.keys().file());
    var took = Duration.ofNanos(System.nanoTime() - start);
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "Made in %.1f s. Keep the two apart.%n", took.toMillis() / 1000.0);
  }

  private Backup.Made make(Backup backup) {
    try (var bar = new ProgressBar(spec.commandLine().getOut())) {
      return backup.make(bar);
    }
  }

  private void tell(String what, Path file) {
    spec.commandLine()
        .getOut()
        .printf("%s  %s  %s%n", what, file, ProgressBar.megabytes(file.toFile().length()));
  }
}
