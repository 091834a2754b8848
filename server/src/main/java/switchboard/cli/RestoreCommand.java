package switchboard.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.DataFolder;
import switchboard.config.DataSettings;
import switchboard.config.Setting;
import switchboard.store.backup.BackupFile;
import switchboard.store.backup.BackupKind;
import switchboard.store.backup.Restore;

@Command(
    name = "restore",
    description =
        "Replace the data with a backup. Users erased since the backup are erased again. Stop the"
            + " server first.")
public final class RestoreCommand extends DataCommand implements Runnable {

  private static final String LATEST = "latest";

  @Parameters(paramLabel = "DATA_BACKUP", description = "backup file, its manifest, or: latest")
  private String dataBackup = LATEST;

  @Option(
      names = "--keys",
      paramLabel = "KEY_BACKUP",
      description =
          "the same for a backup of the keys; without it the current keys, the newest, are kept")
  private @Nullable String keyBackup;

  RestoreCommand() {
    super(Setting.BACKUPS);
  }

  @Override
  public void run() {
    var settings = settings();
    var data = file(settings, BackupKind.DATA, dataBackup);
    var keys = keyBackup == null ? null : file(settings, BackupKind.KEYS, keyBackup);
    printResult(out(), restore(settings, data, keys));
  }

  private Restore.Restored restore(
      DataSettings settings, BackupFile data, @Nullable BackupFile keys) {
    try (var held = DataFolder.hold(settings.folder());
        var bar = new ProgressBar(out())) {
      return new Restore(
              held,
              settings.databases(),
              settings.masterKey(),
              InstantSource.system(),
              bar.files(),
              actor())
          .run(data, keys);
    }
  }

  private static BackupFile file(DataSettings settings, BackupKind kind, String word) {
    return word.equals(LATEST)
        ? settings.backup(InstantSource.system()).newest(kind)
        : BackupFile.of(kind, Path.of(word));
  }

  private static void printResult(PrintWriter out, Restore.Restored restored) {
    out.printf("Restored the data from %s%n", restored.dataFrom());
    out.printf("People %d, messages %d%n", restored.people(), restored.messages());
    out.printf("People erased since then, erased again: %d%n", restored.erased());
    out.printf("Queued replies, discarded: %d%n", restored.dropped());
    if (restored.files() > 0) {
      out.printf("Files from users: %d%n", restored.files());
    }
    if (restored.missingFiles() > 0) {
      out.printf(
          "Files from users that the backup folder lacks: %d. Copy its folder media beside the folder data, and restore again.%n",
          restored.missingFiles());
    }
    restored
        .keysFrom()
        .ifPresent(at ->
            out.printf(
                "The keys are from %s: later erasures are unknown, and people erased since then are"
                    + " back.%n",
                at));
    restored.replaced().ifPresent(old -> keptUntilWell(out, "data", old));
    restored.replacedKeys().ifPresent(old -> keptUntilWell(out, "keys", old));
  }

  private static void keptUntilWell(PrintWriter out, String what, Path old) {
    out.printf("The previous %s are in %s. Delete them once everything works.%n", what, old);
  }
}
