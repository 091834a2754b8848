package switchboard.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import switchboard.base.DurableFiles;
import switchboard.domain.FileType;
import switchboard.store.MediaDao.MediaRow;

/** Writes a user's files decrypted into a folder, each named by the id of its row. */
public record ExportedFiles(StoredMedia stored, Path folder) {

  private static final int PIECE = 64 << 10;

  /**
   * What was written.
   *
   * @param unreadable ids of files that are elsewhere or damaged
   */
  public record Written(int files, List<Long> unreadable) {}

  /**
   * @param rows of files that are stored
   * @throws IOException when the folder cannot be written
   */
  public Written write(List<MediaRow> rows) throws IOException {
    int files = 0;
    var unreadable = new ArrayList<Long>();
    for (var row : rows) {
      try (var content = stored.open(row)) {
        DurableFiles.makeFolder(folder);
        if (copy(content, folder.resolve(name(row)))) {
          files++;
        } else {
          unreadable.add(row.id());
        }
      } catch (StoredFileException _) {
        unreadable.add(row.id());
      }
    }
    return new Written(files, List.copyOf(unreadable));
  }

  /** The name of a user's file in the folder. */
  public static String name(MediaRow row) {
    return row.id() + "." + FileType.of(String.valueOf(row.contentType())).extension();
  }

  /** Returns false when the file turns out to be damaged. */
  private static boolean copy(SeekableByteChannel content, Path file) throws IOException {
    DurableFiles.create(file);
    try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var piece = ByteBuffer.allocate(PIECE);
      while (read(content, piece)) {
        piece.flip();
        while (piece.hasRemaining()) {
          out.write(piece);
        }
        piece.clear();
      }
      return content.position() == content.size();
    }
  }

  /** Whether there is more; a segment that was changed ends the file. */
  private static boolean read(SeekableByteChannel content, ByteBuffer piece) {
    try {
      return content.read(piece) > 0;
    } catch (IOException _) {
      return false;
    }
  }
}
