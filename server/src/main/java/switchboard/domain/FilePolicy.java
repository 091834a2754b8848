package switchboard.domain;

/**
 * What is kept of files that users send.
 *
 * @param maxBytes larger files are not downloaded
 * @param days files older than this are deleted; 0 keeps them as long as their messages
 */
public record FilePolicy(Kept kept, long maxBytes, int days) {

  /** Which versions are downloaded without being asked for. */
  public enum Kept implements Word {
    OFF,
    THUMBNAILS,
    ALL;
  }

  /** The state in which a file is recorded. */
  public FileState first(FilePart part, SentFile.Version version) {
    boolean wanted =
        switch (kept) {
          case OFF -> false;
          case THUMBNAILS -> part == FilePart.THUMBNAIL;
          case ALL -> true;
        };
    if (!wanted) {
      return FileState.OFFERED;
    }
    var bytes = version.bytes();
    return bytes != null && bytes > maxBytes ? FileState.TOO_BIG : FileState.PENDING;
  }
}
