package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.console.people.PersonDocument;
import switchboard.domain.AuditAction;
import switchboard.domain.Word;
import switchboard.media.ExportedFiles;
import switchboard.media.StoredMedia;
import switchboard.operations.ExportService;
import switchboard.operations.ExportedTable;
import switchboard.operations.ListExport;
import switchboard.operations.TableFormat;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;

@Command(
    name = "export",
    sortOptions = false,
    description =
        "Write everything stored about a user as one document, JSON or HTML, and with --to also the"
            + " user's files, into the folder FILE.files. Works while the server runs.")
public final class ExportCommand extends DataCommand implements Runnable {

  private static final String TO = "a new file, readable only by you; default: standard output";
  private static final String FORMAT =
      "csv, json or jsonl (JSON Lines); default: by the name of FILE, else csv";

  @Parameters(paramLabel = "USER", arity = "0..1", description = "a user id, or @username")
  private String user = "";

  @Option(names = "--to", paramLabel = "FILE", description = TO)
  private @Nullable Path file;

  @Option(
      names = "--html",
      description = "a document for reading; default if the name of FILE ends in .html")
  private boolean html;

  @Override
  public void run() {
    if (user.isEmpty()) {
      throw new CommandException(
          "Give a user id or @username, or people or messages. See export --help.", 2);
    }
    try (var store = settings().openStore()) {
      var id = UserArgument.user(store, user);
      var exports = new ExportService(store, InstantSource.system());
      var data = exports.data(id);
      var target = new ExportFile(file, out());
      var document =
          html || target.ending().equals("html")
              ? PersonDocument.of(data, exports.tree(data), this::link)
              : exports.document(id) + "\n";
      audited(
          store,
          AuditAction.PERSON_EXPORT,
          id,
          null,
          () ->
              target.write(out -> {
                out.write(document);
                return "";
              })
                  && (file == null || write(data.files().toList(), file)));
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Write the list of all users: names, username, language, first and last activity.")
  int people(
      @Option(names = "--to", paramLabel = "FILE", description = TO) @Nullable Path to,
      @Option(names = "--format", paramLabel = "FORMAT", description = FORMAT)
          @Nullable String format) {
    return list(to, format, ListExport::people);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Write all messages of all users, oldest first.")
  int messages(
      @Option(names = "--to", paramLabel = "FILE", description = TO) @Nullable Path to,
      @Option(names = "--format", paramLabel = "FORMAT", description = FORMAT)
          @Nullable String format) {
    return list(to, format, ListExport::messages);
  }

  private int list(
      @Nullable Path to, @Nullable String format, Function<ListExport, ExportedTable<?>> list) {
    var target = new ExportFile(to, out());
    var ending = target.ending();
    var chosen =
        format == null
            ? Word.find(TableFormat.class, ending).orElse(TableFormat.CSV)
            : TableFormat.of(format);
    return withStore(store ->
        audited(
                store,
                AuditAction.PEOPLE_EXPORT,
                () ->
                    target.write(out -> {
                      long rows = list.apply(new ListExport(store, false)).write(chosen, out);
                      return ": " + count(rows, "row");
                    }))
            ? 0
            : 1);
  }

  /** The link from an HTML document to a file that is written beside it. */
  private String link(MediaRow row) {
    if (file == null) {
      return "";
    }
    var folder = URLEncoder.encode("" + folder(file).getFileName(), StandardCharsets.UTF_8);
    return "./" + folder.replace("+", "%20") + "/" + ExportedFiles.name(row);
  }

  private static Path folder(Path document) {
    return document.resolveSibling(document.getFileName() + ".files");
  }

  /** Writes the files beside the document. */
  private boolean write(List<MediaRow> files, Path document) {
    var folder = folder(document);
    try {
      var stored = new StoredMedia(new MediaFolder(settings().folder()));
      var written = new ExportedFiles(stored, folder).write(files);
      if (written.files() > 0) {
        out().printf("%s in %s%n", count(written.files(), "file"), folder);
      }
      if (!written.unreadable().isEmpty()) {
        out()
            .printf(
                "Not readable here, because they are damaged or on another instance: %s%n",
                written.unreadable());
      }
      return true;
    } catch (IOException e) {
      throw new CommandException(
          "The folder %s cannot be written: %s."
              .formatted(folder, FileFailure.writing(folder.resolve("1"), e)));
    }
  }
}
