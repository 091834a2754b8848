package switchboard.media;

import java.io.IOException;
import switchboard.store.MediaFolder;
import switchboard.store.Store;

/**
 * Deletes the files whose rows were deleted. Their keys went with the rows, so that nobody can read
 * them meanwhile.
 */
public record MediaRemoval(Store store, MediaFolder folder) {

  private static final int PIECE = 100;

  /**
   * Deletes a piece of them.
   *
   * @return the space that they used
   */
  public long run() throws IOException {
    var id = folder.knownId().orElse(null);
    if (id == null) {
      return 0;
    }
    long bytes = 0;
    for (var path : store.readNow(tables -> tables.removedMedia().in(id, PIECE))) {
      bytes += folder.delete(path);
      var _ = Store.await(store.writePatiently(tables -> tables.removedMedia().done(path)));
    }
    return bytes;
  }
}
