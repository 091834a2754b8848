package switchboard.simulator.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import switchboard.simulator.check.Upload;

/** Files that the chat page has uploaded and not yet sent; at most 20. Thread-safe. */
public final class PendingUploads {
  /** Limit of a person's file. Telegram's own is 2 GB. */
  public static final long MAX_BYTES = 100L << 20;

  public static final String TOO_LARGE = "A file must have at most 100 MB";

  private static final int KEPT = 20;

  /** Larger files are not decoded as pictures, so only their beginning is in memory. */
  private static final int WHOLE = 10 << 20;

  private static final int HEAD = 1 << 16;

  private final StoredFiles files;
  private final Map<String, Upload> waiting = new LinkedHashMap<>();

  PendingUploads(StoredFiles files) {
    this.files = files;
  }

  /** Writes an upload to disk and returns its id, or empty if it is too large. */
  public Optional<String> add(String name, String mimeType, InputStream in) throws IOException {
    var path = files.spool(in, MAX_BYTES).orElse(null);
    if (path == null) {
      return Optional.empty();
    }
    long size = Files.size(path);
    byte[] head;
    try (InputStream content = Files.newInputStream(path)) {
      head = content.readNBytes(size <= WHOLE ? WHOLE : HEAD);
    }
    String id = UUID.randomUUID().toString();
    keep(id, new Upload(name, mimeType, head, path, size));
    return Optional.of(id);
  }

  private synchronized void keep(String id, Upload upload) {
    waiting.put(id, upload);
    Iterator<Upload> oldest = waiting.values().iterator();
    while (waiting.size() > KEPT) {
      Upload dropped = oldest.next();
      oldest.remove();
      if (dropped.spooled() != null) {
        StoredFiles.delete(dropped.spooled());
      }
    }
  }

  /** Takes an upload; it can be sent once. */
  public synchronized Optional<Upload> take(String id) {
    return Optional.ofNullable(waiting.remove(id));
  }
}
