package switchboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.DataFolder;
import switchboard.base.FileFailure;
import switchboard.config.DataSettings;
import switchboard.config.Setting;
import switchboard.config.SettingsReader;
import switchboard.domain.AuditAction;
import switchboard.imports.CsvSource;
import switchboard.imports.FlaskSource;
import switchboard.imports.ImportOptions;
import switchboard.imports.Importer;
import switchboard.imports.SessionsSource;
import switchboard.imports.Source;
import switchboard.imports.Tally;
import switchboard.imports.TelegramExportSource;
import switchboard.imports.Times;
import switchboard.store.Store;
import switchboard.store.move.StoppedServers;
import switchboard.store.sql.MetadataDao;

@Command(
    name = "import",
    description =
        "Import people and their history from another bot or product. Counts first, and asks. Stop"
            + " the server first. Run the same command again to continue an interrupted import:"
            + " nothing is imported twice.",
    synopsisSubcommandLabel = "(flask | csv | telegram-export | sessions)")
public final class ImportCommand extends DataCommand {

  ImportCommand() {
    super(Stream.concat(Setting.DATA.stream(), Stream.of(Setting.RETENTION_DAYS)).toList());
  }

  @Command(
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Import the SQLite database of the original bot (Flask): its tables users,"
              + " user_preferences, user_messages and user_interactions. Tables and columns may be"
              + " missing.")
  int flask(
      @Parameters(paramLabel = "FILE", description = "the database; it is only read") Path file,
      @Mixin ImportChoices choices) {
    return run(file, choices, times -> new FlaskSource(file, times));
  }

  @Command(
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Import a list of people as CSV, with a header. Separators are commas, semicolons or"
              + " tabs; the encoding is UTF-8 or UTF-16.")
  int csv(
      @Parameters(paramLabel = "FILE", description = "the list") Path file,
      @Option(
              names = "--map",
              paramLabel = "NAME=COLUMN,…",
              description =
                  "which column is what, such as user_id=ID,first_name=Name. Names: user_id,"
                      + " username, first_name, last_name, language, notifications, created_at,"
                      + " last_activity")
          @Nullable String map,
      @Mixin ImportChoices choices) {
    return run(file, choices, times -> new CsvSource(file, map, times));
  }

  @Command(
      name = "telegram-export",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Import people and their messages from private chats that Telegram Desktop has exported"
              + " as JSON.")
  int telegramExport(
      @Parameters(paramLabel = "FILE", description = "result.json") Path file,
      @Mixin ImportChoices choices) {
    return run(file, choices, times -> new TelegramExportSource(file, times));
  }

  @Command(
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Import people from sessions of Telegraf or grammY as one JSON file: their ids, and"
              + " language and notifications if sessions have them.")
  int sessions(
      @Parameters(paramLabel = "FILE", description = "the sessions by key") Path file,
      @Mixin ImportChoices choices) {
    return run(file, choices, _ -> new SessionsSource(file));
  }

  private int run(Path file, ImportChoices choices, Function<Times, Source> opening) {
    var settings = settings();
    int days = SettingsReader.privacy(sources()).retentionDays();
    var now = Instant.now();
    var zone = choices.zone();
    var source = opening.apply(new Times(zone, now));
    var changed = changedAt(file);
    var oldest = days == 0 ? null : now.minus(Duration.ofDays(days));
    alone(
        settings,
        store -> {
          var ours = store.readNow(tables -> tables.metadata().find(MetadataDao.BOT));
          boolean isSame = choices.isSameBot(source.bot(), ours);
          var options = new ImportOptions(isSame, changed, oldest);
          run(store, settings, source, choices, options, zone);
        });
    return 0;
  }

  /** Without a server. On SQLite, the first start has perhaps not made the databases yet. */
  private static void alone(DataSettings settings, Consumer<Store> work) {
    if (settings.postgres() == null) {
      try (var _ = DataFolder.hold(settings.folder());
          var store = settings.openOrCreateStore()) {
        work.accept(store);
      }
    } else {
      try (var store = settings.openOrCreateStore();
          var _ = StoppedServers.on(settings.databases())) {
        work.accept(store);
      }
    }
  }

  private void run(
      Store store,
      DataSettings settings,
      Source source,
      ImportChoices choices,
      ImportOptions options,
      @Nullable ZoneId zone) {
    var report =
        new ImportReport(out(), options, source.bot(), zone == null ? ZoneId.of("UTC") : zone);
    report.target(settings.databases().data().place(), store);
    source.notes().forEach(out()::println);
    var importer = new Importer(store, settings.folder(), options);
    var plan = withBar(bar -> importer.rehearse(source, bar));
    report.plan(plan);
    if (isWanted(plan, choices)) {
      var done =
          audited(store, AuditAction.IMPORT, () -> withBar(bar -> importer.run(source, bar)));
      report.done(done);
    }
  }

  private static Instant changedAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new CommandException(
          "The file %s cannot be read: %s.".formatted(file, FileFailure.reading(file, e)));
    }
  }

  private Tally withBar(Function<Importer.Progress, Tally> work) {
    try (var bar = new ProgressBar(out())) {
      return work.apply(bar::percent);
    }
  }

  private boolean isWanted(Tally plan, ImportChoices choices) {
    if (!plan.addsSomething()) {
      out().println("There is nothing new to import.");
      return false;
    }
    if (choices.isDry()) {
      out().println("Nothing was imported (--dry-run).");
      return false;
    }
    if (!choices.isSure() && !Terminal.confirms("Import what is new? Type yes: ")) {
      throw new CommandException("Nothing was imported.");
    }
    return true;
  }
}
