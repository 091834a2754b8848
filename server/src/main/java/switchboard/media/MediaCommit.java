package switchboard.media;

import java.time.InstantSource;
import java.util.List;
import switchboard.base.CrashPoint;
import switchboard.domain.FileState;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MediaDao.StoredFile;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Records a downloaded file. Only from here on it counts: a crash before leaves a file without a
 * row, which the sweep removes, and a row that is downloaded again.
 *
 * @param folder the id of the folder with the file
 */
record MediaCommit(Store store, String folder, InstantSource clock) {

  /**
   * @return false when the user or the message was deleted during the download, or another instance
   *     has taken it over
   */
  boolean record(MediaRow row, DownloadOutcome.Stored stored) {
    boolean recorded = Store.await(store.writePatiently(tables -> record(tables, row, stored)));
    CrashPoint.MEDIA_RECORDED.reached();
    return recorded;
  }

  private boolean record(Tables tables, MediaRow row, DownloadOutcome.Stored stored) {
    tables.lock(row.userId()); // their key is destroyed before or after this, not meanwhile
    var now = tables.media().find(row.id()).orElse(null);
    if (now == null
        || !now.userId().equals(row.userId())
        || now.state() != FileState.PENDING
        || !folder.equals(now.folder())) {
      return false;
    }
    tables
        .media()
        .stored(
            List.of(
                new StoredFile(
                    row.id(),
                    row.userId(),
                    folder,
                    stored.path(),
                    stored.key(),
                    stored.contentType(),
                    stored.bytes(),
                    stored.sha256(),
                    clock.instant())));
    return true;
  }
}
