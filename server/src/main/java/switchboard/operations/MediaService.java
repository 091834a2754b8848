package switchboard.operations;

import static switchboard.base.Sentence.sentence;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.base.Sentence;
import switchboard.base.UserErrorException;
import switchboard.media.MediaDownloads;
import switchboard.media.StoredFileException;
import switchboard.media.StoredMedia;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.Store;

/** Files of users: reads them, and downloads those that are not stored. */
public final class MediaService {

  private static final Logger LOG = LoggerFactory.getLogger(MediaService.class);

  private final Store store;
  private final StoredMedia files;
  private final MediaDownloads downloads;
  private final long quotaBytes;

  /**
   * @param quotaBytes the limit of all files of an instance; 0: none
   */
  public MediaService(Store store, StoredMedia files, MediaDownloads downloads, long quotaBytes) {
    this.store = store;
    this.files = files;
    this.downloads = downloads;
    this.quotaBytes = quotaBytes;
  }

  /**
   * The content of a file, decrypted while it is read.
   *
   * @throws UserErrorException when it is not stored, or was cut or exchanged
   */
  public SeekableByteChannel open(MediaRow row) throws IOException {
    try {
      return files.open(row);
    } catch (StoredFileException e) {
      var problem =
          switch (e.reason()) {
            case NOT_STORED -> sentence("media.error.not_stored");
            case ELSEWHERE -> sentence("media.error.elsewhere");
            case MISSING -> sentence("media.error.missing");
            case DAMAGED -> sentence("media.error.damaged");
          };
      throw unreadable(row, e, problem);
    }
  }

  private static UserErrorException unreadable(
      MediaRow row, StoredFileException e, Sentence problem) {
    if (e.reason() != StoredFileException.Reason.NOT_STORED) {
      LOG.atWarn()
          .addKeyValue("media", row.id())
          .addKeyValue("reason", e.reason().name())
          .log("A stored file cannot be read");
    }
    return UserErrorException.notFound(problem);
  }

  /**
   * Downloads a file that is not stored, soon.
   *
   * @throws UserErrorException when there is no such file, or nothing to download
   */
  public void fetch(long id) {
    if (!downloads.fetchNow(id)) {
      var state = store.readNow(tables -> tables.media().find(id)).map(MediaRow::state);
      throw state.isEmpty()
          ? notFound()
          : UserErrorException.invalid("id", sentence("media.error.not_fetched"));
    }
  }

  public static UserErrorException notFound() {
    return UserErrorException.notFound(sentence("media.error.not_found"));
  }

  /** How many bytes of a file have come; 0 when it is not downloaded now. */
  public long received(long id) {
    return downloads.received(id);
  }

  /** The space that the files of this instance use. */
  public long usedBytes() {
    return downloads.bytes();
  }

  /** The limit of that space; 0: none. */
  public long quotaBytes() {
    return quotaBytes;
  }
}
