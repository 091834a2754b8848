package switchboard.media;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import switchboard.base.CrashPoint;
import switchboard.base.Sha256;
import switchboard.crypto.FileKey;
import switchboard.domain.FileType;
import switchboard.store.MediaFolder;

/**
 * A file that is being written: encrypted, counted and hashed piece by piece, so that no file is
 * ever in memory as a whole. It is removed when closed, unless it was finished.
 */
final class EncryptedFile implements AutoCloseable {

  private final MediaFolder folder;
  private final UsedSpace space;
  private final String name;
  private final FileKey key = FileKey.random();
  private final MessageDigest digest = Sha256.digest();
  private final byte[] head = new byte[FileSignature.LENGTH];
  private final FileChannel channel;
  private final OutputStream content;
  private long bytes;
  private boolean finished;

  /**
   * @param place what the file is bound to
   */
  EncryptedFile(MediaFolder folder, UsedSpace space, String place) throws DiskException {
    this.folder = folder;
    this.space = space;
    name = folder.newName();
    try {
      channel = folder.create(name);
    } catch (IOException e) {
      folder.discard(name);
      throw new DiskException(e);
    }
    content = begin(place);
  }

  private OutputStream begin(String place) throws DiskException {
    try {
      return key.encrypting(new Unclosed(Channels.newOutputStream(channel)), place);
    } catch (IOException e) {
      close();
      throw new DiskException(e);
    }
  }

  /** Writes more; false, without writing, when the space for files is used up. */
  boolean write(byte[] piece, int length) throws DiskException {
    if (!space.take(length)) {
      return false;
    }
    if (bytes < head.length) {
      int from = (int) bytes;
      System.arraycopy(piece, 0, head, from, Math.min(length, head.length - from));
    }
    bytes += length;
    digest.update(piece, 0, length);
    try {
      content.write(piece, 0, length);
    } catch (IOException e) {
      throw new DiskException(e);
    }
    return true;
  }

  /** Makes the file durable under its own name. */
  void finish() throws DiskException {
    try {
      content.close();
      channel.force(true);
      channel.close();
      CrashPoint.MEDIA_WRITTEN.reached();
      folder.finish(name);
      finished = true;
      CrashPoint.MEDIA_NAMED.reached();
      space.found(FileKey.encryptedLength(bytes) - bytes);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  String name() {
    return name;
  }

  long bytes() {
    return bytes;
  }

  String key() {
    return key.text();
  }

  String sha256() {
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  FileType type() {
    return FileSignature.of(Arrays.copyOf(head, (int) Math.min(bytes, head.length)));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // as closed as can be
    }
    if (!finished) {
      folder.discard(name);
      space.give(bytes);
    }
  }

  /** The channel is closed after it was forced to disk. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] piece, int from, int length) throws IOException {
      out.write(piece, from, length);
    }

    @Override
    public void close() {}
  }

  /** The file cannot be written. */
  static final class DiskException extends IOException {

    private static final long serialVersionUID = 1;

    DiskException(IOException cause) {
      super("A file cannot be written", cause);
    }
  }
}
