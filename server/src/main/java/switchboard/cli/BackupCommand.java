package switchboard.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import picocli.CommandLine.Command;
import switchboard.config.DataSettings;
import switchboard.config.Setting;
import switchboard.crypto.MasterKeyException;
import switchboard.domain.AuditAction;
import switchboard.store.backup.Backup;
import switchboard.store.sql.StoreUnavailableException;

@Command(
    name = "backup",
    description =
        "Back up the data and, separately, the keys; then delete backups that need not be kept."
            + " Works while the server runs.")
public final class BackupCommand extends DataCommand implements Runnable {

  BackupCommand() {
    super(Setting.BACKUPS);
  }

  @Override
  public void run() {
    var start = System.nanoTime();
    var settings = settings();
    var made = make(settings.backup(InstantSource.system()));
    note(settings);
    tell("Data", made.data().file());
    tell("Keys", made.keys().file());
    var took = Duration.ofNanos(System.nanoTime() - start);
    out()
        .printf(
            Locale.ROOT,
            "Done in %.1f s. Store the two in different places.%n",
            took.toMillis() / 1000.0);
  }

  /**
   * Audits the backup afterwards: it must be possible without the master key and before an upgrade.
   */
  private void note(DataSettings settings) {
    if (!settings.masterKey().isThere()) {
      out().println("Not recorded in the audit log: the master key is missing.");
      return;
    }
    try (var store = settings.openStore()) {
      noteDone(store, AuditAction.BACKUP);
    } catch (MasterKeyException | StoreUnavailableException e) {
      out().println("Not recorded in the audit log: " + e.getMessage());
    }
  }

  private Backup.Made make(Backup backup) {
    try (var bar = new ProgressBar(out())) {
      return backup.make(bar.files());
    }
  }

  private void tell(String what, Path file) {
    out().printf("%s  %s  %s%n", what, file, ProgressBar.mb(file.toFile().length()));
  }
}
