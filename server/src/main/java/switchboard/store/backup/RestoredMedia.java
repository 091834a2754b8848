package switchboard.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import switchboard.base.FileFailure;
import switchboard.store.MediaFolder;
import switchboard.store.Tables;

/**
 * Files from users that a restore has put into the data folder. They come before the rows: if the
 * restore is refused then, the server's sweep removes them.
 *
 * @param from id of the folder that the rows name; absent: there are no files
 * @param to id of the folder where the files are
 */
record RestoredMedia(long files, long missing, @Nullable String from, @Nullable String to) {

  /**
   * @param list absent: the backup has none
   */
  static RestoredMedia put(BackupFile data, @Nullable MediaList list, MediaFolder folder) {
    if (list == null) {
      return new RestoredMedia(0, 0, null, null);
    }
    try {
      folder.adoptId(list.folder());
      long missing = list.files();
      if (Files.exists(data.media())) {
        RestoreChecks.demandSame(data.media(), list);
        missing = BackedUpMedia.of(data).restore(data.media(), folder);
      }
      return new RestoredMedia(list.files() - missing, missing, list.folder(), folder.id());
    } catch (IOException e) {
      throw new BackupException(
          "Files from users in %s could not be restored: %s. Nothing else was changed."
              .formatted(data.media(), FileFailure.reading(data.media(), e)),
          e);
    }
  }

  /** Has the rows name the folder where the files are. */
  void adopt(Tables tables) {
    if (from != null && to != null && !from.equals(to)) {
      var _ = tables.media().moved(from, to);
    }
  }
}
