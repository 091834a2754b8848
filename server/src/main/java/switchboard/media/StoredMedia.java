package switchboard.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import switchboard.crypto.DecryptionException;
import switchboard.crypto.FileKey;
import switchboard.domain.FileState;
import switchboard.domain.UserId;
import switchboard.media.StoredFileException.Reason;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaFolder;

/** Reads stored files. */
public final class StoredMedia {

  private final MediaFolder folder;

  public StoredMedia(MediaFolder folder) {
    this.folder = folder;
  }

  /** What a file is bound to: it can be read only as this row of this user. */
  static String place(UserId user, long row) {
    return "media|" + user.value() + '|' + row;
  }

  /**
   * The content, decrypted while it is read; its size is that in the row.
   *
   * @throws StoredFileException when it is not stored here, or is not the file that was stored. Its
   *     beginning is checked at once; a change further on fails when it is read
   */
  public SeekableByteChannel open(MediaRow row) throws IOException {
    var path = row.path();
    var key = row.contentKey();
    var bytes = row.bytes();
    if (row.state() != FileState.STORED || path == null || key == null || bytes == null) {
      throw new StoredFileException(Reason.NOT_STORED, null);
    }
    if (folder.knownId().filter(id -> id.equals(row.folder())).isEmpty()) {
      throw new StoredFileException(Reason.ELSEWHERE, null);
    }
    var file = open(path);
    try {
      return decrypted(file, key, bytes, place(row.userId(), row.id()));
    } catch (IOException | DecryptionException e) {
      file.close();
      throw new StoredFileException(Reason.DAMAGED, e);
    }
  }

  /**
   * The whole content, decrypted outside of Java's heap.
   *
   * @throws StoredFileException as {@link #open} does
   */
  public ByteBuffer read(MediaRow row) throws IOException {
    try (var content = open(row)) {
      var bytes = ByteBuffer.allocateDirect(Math.toIntExact(content.size()));
      while (bytes.hasRemaining()) {
        if (content.read(bytes) < 0) {
          throw new StoredFileException(Reason.DAMAGED, null);
        }
      }
      return bytes.flip();
    }
  }

  private FileChannel open(String path) throws IOException {
    try {
      return FileChannel.open(folder.file(path), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new StoredFileException(Reason.MISSING, e);
    }
  }

  private static SeekableByteChannel decrypted(
      FileChannel file, String key, long bytes, String place)
      throws IOException, DecryptionException {
    if (file.size() != FileKey.encryptedLength(bytes)) {
      throw new IOException("another length");
    }
    var content = FileKey.parse(key).decrypting(file, place);
    if (content.read(ByteBuffer.allocate(1)) != 1) {
      throw new IOException("no content");
    }
    return content.position(0);
  }
}
