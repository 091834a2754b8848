package switchboard;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import switchboard.base.FileFailure;
import switchboard.store.NativeLibrary;

/**
 * Unpacks SQLite's native library when the program is built, so that a server needs no folder that
 * is both writable and executable.
 */
@Command(name = "unpack", hidden = true)
final class UnpackCommand implements Runnable {

  @Parameters(paramLabel = "FOLDER")
  private Path folder = Path.of("native");

  @Override
  public void run() {
    try {
      NativeLibrary.unpack(folder);
    } catch (IOException e) {
      throw new Refusal(
          "SQLite’s library was not unpacked: %s.".formatted(FileFailure.writing(folder, e)));
    }
  }
}
