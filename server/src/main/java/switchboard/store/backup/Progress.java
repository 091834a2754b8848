package switchboard.store.backup;

import java.nio.file.Path;

/** Progress callback: names the file being written, so that its growth can be displayed. */
@FunctionalInterface
public interface Progress {

  Progress NONE = (_, _, _) -> {};

  /**
   * @param what what is copied, in one word
   * @param bytes approximate final size
   */
  void copying(String what, Path file, long bytes);

  /** Told how many rows were written to a database server. */
  default void rows(long done, long all) {}
}
