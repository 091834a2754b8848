package switchboard.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.domain.FileTrouble;
import switchboard.store.MediaDao.PlacedFile;
import switchboard.store.MediaFolder;
import switchboard.store.Store;
import switchboard.store.sql.StoreUnavailableException;

/**
 * Compares the folder of files with the rows: removes what no row names, such as the remains of a
 * crash, and marks rows whose file is missing. A whole file younger than an hour may belong to a
 * download that has not been committed.
 */
public final class MediaSweep implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(MediaSweep.class);
  private static final Duration YOUNG = Duration.ofHours(1);

  private final Store store;
  private final MediaFolder folder;
  private final InstantSource clock;

  public MediaSweep(Store store, MediaFolder folder, InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void run() {
    var _ = bytes();
  }

  /** Sweeps; returns the space that the remaining files use. */
  long bytes() {
    long bytes = 0;
    try {
      var id = folder.knownId().orElse(null);
      if (id != null) {
        for (var beginning : MediaFolder.beginnings()) {
          bytes += sweep(id, beginning);
        }
      }
    } catch (IOException | StoreUnavailableException e) {
      LOG.atWarn()
          .addKeyValue("error", e.getClass().getSimpleName())
          .log("The folder of files could not be checked; this is repeated daily");
    }
    return bytes;
  }

  /**
   * Reads the rows first: a row whose file is missing then is missing it for good, as a file is
   * complete before its row.
   */
  private long sweep(String id, String beginning) throws IOException {
    var rows = new HashMap<String, PlacedFile>();
    store
        .readNow(tables -> tables.media().placed(id, beginning, beginning + "g"))
        .forEach(row -> rows.put(row.path(), row));
    long bytes = 0;
    for (var file : folder.files(beginning)) {
      boolean isNamed = rows.remove(String.valueOf(file.getFileName())) != null;
      if (isNamed || (isYoung(file) && !folder.isLeftOver(file))) {
        bytes += size(file);
      } else {
        Files.deleteIfExists(file);
        LOG.atInfo().log("Removed a file without a row");
      }
    }
    rows.values().forEach(this::lost);
    return bytes;
  }

  private boolean isYoung(Path file) throws IOException {
    try {
      var changed = Files.getLastModifiedTime(file).toInstant();
      return changed.plus(YOUNG).isAfter(clock.instant());
    } catch (NoSuchFileException _) {
      return true; // deleted meanwhile
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  private void lost(PlacedFile row) {
    int marked =
        store.writeNow(tables -> tables.media().lost(row.id(), row.path(), FileTrouble.MISSING));
    if (marked > 0) {
      LOG.atWarn().addKeyValue("media", row.id()).log("A stored file is missing in DATA_DIR/media");
    }
  }
}
