package switchboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import switchboard.base.CommandException;
import switchboard.base.FileFailure;
import switchboard.store.sqlite.NativeLibrary;

/**
 * Unpacks SQLite's native library when the program is built, so that a server needs no folder that
 * is both writable and executable.
 */
@Command(name = "unpack", hidden = true)
public final class UnpackNativeLibraryCommand implements Runnable {

  @Parameters(paramLabel = "FOLDER")
  private Path folder = Path.of("native");

  @Override
  public void run() {
    try {
      NativeLibrary.unpack(folder);
    } catch (IOException e) {
      throw new CommandException(
          "SQLite’s library was not unpacked: %s.".formatted(FileFailure.writing(folder, e)));
    }
  }
}
