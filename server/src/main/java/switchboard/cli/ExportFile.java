package switchboard.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.base.FileOwner;

/**
 * Where an export is written.
 *
 * @param path a new file, readable only by its owner; absent for standard output
 */
record ExportFile(@Nullable Path path, PrintWriter standard) {

  /** Writes an export and describes it. */
  @FunctionalInterface
  interface Content {

    /** Returns what is said about the file, such as the number of its rows; or nothing. */
    String write(Writer out) throws IOException;
  }

  /** The ending of the file's name, such as {@code csv}; empty without one. */
  String ending() {
    var name = path == null ? "" : String.valueOf(path.getFileName());
    return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
  }

  /** Leaves no file behind when it fails. */
  boolean write(Content content) {
    try {
      if (path == null) {
        var _ = content.write(standard);
        standard.flush();
        return true;
      }
      Files.createFile(path, FileOwner.permissions(path, "rw-------"));
      standard.println("Written to " + path + written(path, content));
      return true;
    } catch (FileAlreadyExistsException e) {
      throw new CommandException(
          "The file %s already exists. Choose another name.".formatted(path));
    } catch (IOException e) {
      throw new CommandException(
          "The file %s cannot be written: %s."
              .formatted(path, path == null ? e : FileFailure.writing(path, e)));
    }
  }

  private static String written(Path path, Content content) throws IOException {
    boolean done = false;
    try (var out = Files.newBufferedWriter(path)) {
      var words = content.write(out);
      done = true;
      return words;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!done) {
        Files.deleteIfExists(path);
      }
    }
  }
}
