package switchboard.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.base.FileOwner;
import switchboard.domain.AuditAction;
import switchboard.operations.ExportService;

@Command(
    name = "export",
    sortOptions = false,
    description =
        "Write everything stored about a user as one JSON document. Works while the server runs.")
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
      var document = new ExportService(store, InstantSource.system()).document(id);
      audited(store, AuditAction.PERSON_EXPORT, id, null, () -> write(document));
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
