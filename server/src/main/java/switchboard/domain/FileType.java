package switchboard.domain;

/**
 * What a file is by its first bytes. Names and declared types are claims of the sender's program
 * and decide nothing.
 */
public enum FileType {
  JPEG("image/jpeg", "jpg", true),
  PNG("image/png", "png", true),
  GIF("image/gif", "gif", true),
  WEBP("image/webp", "webp", true),
  MP4("video/mp4", "mp4", true),
  WEBM("video/webm", "webm", true),
  OGG("audio/ogg", "ogg", true),
  MP3("audio/mpeg", "mp3", true),
  M4A("audio/mp4", "m4a", true),
  PDF("application/pdf", "pdf", false),
  ZIP("application/zip", "zip", false),
  OTHER("application/octet-stream", "bin", false);

  private final String mediaType;
  private final String extension;
  private final boolean shown;

  FileType(String mediaType, String extension, boolean shown) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.shown = shown;
  }

  /** The media type for HTTP. */
  public String mediaType() {
    return mediaType;
  }

  /** The extension of a file name, without a dot. */
  public String extension() {
    return extension;
  }

  /** Whether a browser may show it in a page; everything else is only downloaded. */
  public boolean isShown() {
    return shown;
  }

  /** The type with this media type; {@link #OTHER} when there is none. */
  public static FileType of(String mediaType) {
    for (var type : values()) {
      if (type.mediaType.equals(mediaType)) {
        return type;
      }
    }
    return OTHER;
  }
}
