package switchboard.store;

import java.nio.file.Path;

/** Hears which file is being filled, so that somebody can watch it grow. */
@FunctionalInterface
public interface Progress {

  Progress NONE = (_, _, _) -> {};

  /**
   * @param what in a word
   * @param bytes how large it will be, nearly
   */
  void copying(String what, Path file, long bytes);
}
