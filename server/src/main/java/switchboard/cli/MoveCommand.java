package switchboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.config.DataSettings;
import switchboard.config.MoveSettings;
import switchboard.config.SettingsReader;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.store.Databases;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.store.keys.KeyDatabase;
import switchboard.store.move.Move;
import switchboard.store.move.TableContents;
import switchboard.store.sql.StoreUnavailableException;

@Command(
    name = "move",
    description =
        "Copy all data and keys from SQLite to an empty PostgreSQL database, or from PostgreSQL to"
            + " SQLite, and compare both sides. Stop the server first. The original is kept. Run it"
            + " again to continue an interrupted move.")
public final class MoveCommand extends DataCommand implements Runnable {

  private static final int DIGITS_SHOWN = 16;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description =
          "jdbc:postgresql://host:5432/database, with its user and password in DATABASE_USER and"
              + " DATABASE_PASSWORD; or the data folder of SQLite")
  private String target = "";

  @Override
  public void run() {
    var settings = SettingsReader.move(sources(), target);
    refuseWhereNothingIs(settings.from());
    refuseUnusable(settings.to().databases());
    print(move(settings));
    moveMedia(settings.from().folder(), settings.to().folder());
    printNext(settings);
  }

  /** Also migrates old data, and checks the master key. */
  private static void refuseWhereNothingIs(DataSettings from) {
    from.openStore().close();
  }

  private static void refuseUnusable(Databases target) {
    try {
      var _ = target.dataFacts();
      var _ = target.keyFacts();
    } catch (StoreUnavailableException e) {
      throw new CommandException("--to: " + e.getMessage(), 2);
    }
  }

  private List<TableContents> move(MoveSettings settings) {
    var entry =
        AuditEntry.of(
            Instant.now(), actor(), AuditAction.MOVE, way(), null, AuditEntry.Result.DONE);
    try (var bar = new ProgressBar(out())) {
      return new Move(
              settings.from().databases(),
              settings.to().databases(),
              settings.from().masterKey(),
              bar::count)
          .run(entry);
    }
  }

  /** The files from users, unless both use the same data folder. */
  private void moveMedia(Path from, Path to) {
    if (from.toAbsolutePath().normalize().equals(to.toAbsolutePath().normalize())) {
      return;
    }
    try {
      int files = new MediaFolder(to).adoptAll(new MediaFolder(from));
      if (files > 0) {
        out().printf("Files from users: %d in %s%n", files, to.resolve("media"));
      }
    } catch (IOException e) {
      throw new CommandException(
          "The rows were copied, but files from users were not: %s. Copy %s to %s before you start the server."
              .formatted(FileFailure.writing(to.resolve("media"), e), from.resolve("media"), to));
    }
  }

  private void print(List<TableContents> moved) {
    out().printf("%-22s%14s  %s%n", "table", "rows", "SHA-256 on both sides");
    moved.stream()
        .filter(table -> table.rows() > 0)
        .forEach(table ->
            out()
                .printf(
                    Locale.ROOT,
                    "%-22s%,14d  %s%n",
                    table.table(),
                    table.rows(),
                    table.sha256().substring(0, DIGITS_SHOWN)));
  }

  private void printNext(MoveSettings settings) {
    var from = settings.from();
    out()
        .printf(
            """

            Everything was copied. Now:
              1. %s
              2. Start the server.
              3. Once everything works, delete %s, with its keys: they decrypt what users erase from now on.
            """,
            settings.to().postgres() == null
                ? "Set DATA_DIR=%s, and remove DATABASE_URL and the other settings of PostgreSQL."
                    .formatted(settings.to().folder())
                : "Set DATABASE_URL=%s.".formatted(withoutPassword(target)),
            from.postgres() == null
                ? "%s and %s in %s".formatted(Store.DATABASE, KeyDatabase.FILE_NAME, from.folder())
                : from.databases().data().place());
  }

  private static String withoutPassword(String url) {
    return url.contains("password=") ? url.substring(0, url.indexOf('?')) + "?…" : url;
  }
}
