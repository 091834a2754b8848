package switchboard.notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Space on the disk of the data folder. */
record DiskSpace(long free, long total) {

  private static final int PERCENT = 100;

  /** Empty when it cannot be read. */
  static Optional<DiskSpace> of(Path folder) {
    try {
      var disk = Files.getFileStore(folder);
      return Optional.of(new DiskSpace(disk.getUsableSpace(), disk.getTotalSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** In percent. */
  long freeShare() {
    return total == 0 ? PERCENT : free * PERCENT / total;
  }
}
