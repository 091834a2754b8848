package switchboard.simulator.check;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file.
 *
 * @param bytes its content; only the beginning of a large file that is on disk
 * @param spooled where the whole content is on disk, if it is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(
    String fileName, String mimeType, byte[] bytes, @Nullable Path spooled, long size) {

  public Upload(String fileName, String mimeType, byte[] bytes) {
    this(fileName, mimeType, bytes, null, bytes.length);
  }

  /** Returns the same content under another name and type; empty values change nothing. */
  public Upload named(String newName, String newType) {
    return new Upload(
        newName.isEmpty() ? fileName : newName,
        newType.isEmpty() ? mimeType : newType,
        bytes,
        spooled,
        size);
  }
}
