package switchboard.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import switchboard.domain.UserId;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.Store;

/**
 * A ZIP file of a user's files, decrypted. It is made outside of Java's heap and never written to
 * the disk. Files that are gone meanwhile, elsewhere or damaged are left out.
 */
public record FileArchive(Store store, StoredMedia stored) {

  private static final int ROOM_FOR_AN_ENTRY = 1024;

  /** Uncompressed blocks have 5 bytes in front of each 64 KiB. */
  private static final int BYTES_FOR_ONE_MORE = 10_000;

  /**
   * @param files ids of their rows
   * @throws IOException when none of them can be read
   */
  public ByteBuffer of(UserId user, List<Long> files) throws IOException {
    var rows =
        store.readNow(tables -> tables.media().of(user)).stream()
            .filter(row -> files.contains(row.id()) && isWhole(row))
            .toList();
    if (rows.isEmpty()) {
      throw new IOException("no file can be read");
    }
    long bytes = rows.stream().mapToLong(FileArchive::bytes).sum();
    long room = bytes + bytes / BYTES_FOR_ONE_MORE + (1L + rows.size()) * ROOM_FOR_AN_ENTRY;
    var content = ByteBuffer.allocateDirect(Math.toIntExact(room));
    try (var zip = new ZipOutputStream(into(content))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (var row : rows) {
        add(row, zip);
      }
    }
    return content.flip();
  }

  private static long bytes(MediaRow row) {
    return row.bytes() == null ? 0 : row.bytes();
  }

  /** Reads it to its end, as an entry that was begun cannot be taken back. */
  private boolean isWhole(MediaRow row) {
    try (var content = stored.open(row)) {
      Channels.newInputStream(content).transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void add(MediaRow row, ZipOutputStream zip) throws IOException {
    try (var content = stored.open(row)) {
      zip.putNextEntry(new ZipEntry(ExportedFiles.name(row)));
      Channels.newInputStream(content).transferTo(zip);
      zip.closeEntry();
    }
  }

  private static OutputStream into(ByteBuffer buffer) {
    return new OutputStream() {
      @Override
      public void write(int one) {
        buffer.put((byte) one);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        buffer.put(bytes, from, length);
      }
    };
  }
}
