package switchboard.simulator.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that was sent in a chat.
 *
 * @param bot the only bot for which the identifiers are valid
 * @param path path on the file server
 * @param mimeType as declared by the sender; untrusted
 * @param content the file in the simulator's folder
 */
public record StoredFile(
    String id,
    String uniqueId,
    FileKind kind,
    long bot,
    String path,
    String name,
    String mimeType,
    Path content,
    long size) {

  /** Reads the whole file. */
  public byte[] bytes() {
    try {
      return Files.readAllBytes(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
