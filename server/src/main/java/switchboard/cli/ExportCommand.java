package switchboard.cli;

import static switchboard.base.PluralForm.count;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.base.FileOwner;
import switchboard.domain.AuditAction;
import switchboard.media.ExportedFiles;
import switchboard.media.StoredMedia;
import switchboard.operations.ExportService;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;

@Command(
    name = "export",
    sortOptions = false,
    description =
        "Write everything stored about a user as one JSON document, and with --to also the user's"
            + " files, into the folder FILE.files. Works while the server runs.")
public final class ExportCommand extends DataCommand implements Runnable {

  @Parameters(paramLabel = "USER", description = "a user id, or @username")
  private String user = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "a new file, readable only by you; default: standard output")
  private @Nullable Path file;

  @Override
  public void run() {
    try (var store = settings().openStore()) {
      var id = UserArgument.user(store, user);
      var exports = new ExportService(store, InstantSource.system());
      var document = exports.document(id);
      var files = exports.data(id).files().toList();
      audited(
          store,
          AuditAction.PERSON_EXPORT,
          id,
          null,
          () -> write(document) && (file == null || write(files, file)));
    }
  }

  /** Writes the files beside the document. */
  private boolean write(List<MediaRow> files, Path document) {
    var folder = document.resolveSibling(document.getFileName() + ".files");
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

  private boolean write(String document) {
    if (file == null) {
      out().println(document);
      return true;
    }
    try {
      Files.createFile(file, FileOwner.permissions(file, "rw-------"));
      Files.writeString(file, document);
      out().println("Written to " + file);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          "The file %s already exists. Choose another name.".formatted(file));
    } catch (IOException e) {
      throw new CommandException(
          "The file %s cannot be written: %s.".formatted(file, FileFailure.writing(file, e)));
    }
  }
}
