package switchboard.media;

import java.io.IOException;
import java.io.InputStream;
import switchboard.domain.FileType;
import switchboard.domain.UserId;
import switchboard.media.EncryptedFile.DiskException;
import switchboard.store.MediaFolder;

/** Keeps files that operators send, encrypted like those of users. Writes no rows. */
public final class MediaUploads {

  private static final int PIECE = 64 << 10;

  private final MediaFolder folder;
  private final UsedSpace space;

  MediaUploads(MediaFolder folder, UsedSpace space) {
    this.folder = folder;
    this.space = space;
  }

  /** What came of an upload. */
  public sealed interface Outcome {

    /**
     * It is on disk.
     *
     * @param folder the id of the folder with it
     * @param key encrypts it
     */
    record Kept(String folder, String path, String key, FileType type, long bytes, String sha256)
        implements Outcome {}

    record Empty() implements Outcome {}

    record TooBig() implements Outcome {}

    /** The space for files is used up. */
    record NoSpace() implements Outcome {}

    record DiskFailure() implements Outcome {}
  }

  /**
   * Keeps a file.
   *
   * @param row the id of the row that the file will have
   * @throws IOException when the content ends early
   */
  public Outcome keep(UserId user, long row, InputStream content, long maxBytes)
      throws IOException {
    try (var file = new EncryptedFile(folder, space, StoredMedia.place(user, row))) {
      var piece = new byte[PIECE];
      int count;
      while ((count = content.read(piece)) >= 0) {
        if (file.bytes() + count > maxBytes) {
          return new Outcome.TooBig();
        }
        if (!file.write(piece, count)) {
          return new Outcome.NoSpace();
        }
      }
      if (file.bytes() == 0) {
        return new Outcome.Empty();
      }
      file.finish();
      return new Outcome.Kept(
          folder.id(), file.name(), file.key(), file.type(), file.bytes(), file.sha256());
    } catch (DiskException _) {
      return new Outcome.DiskFailure();
    }
  }

  /** Deletes a file whose row was not written. */
  public void discard(Outcome.Kept file) {
    try {
      space.give(folder.delete(file.path()));
    } catch (IOException _) {
      // the sweep removes it
    }
  }
}
