package switchboard.simulator.world;

import java.util.List;
import java.util.Optional;

/** Kind of a file; it decides the beginning of its file_id and its folder on the file server. */
public enum FileKind {
  PHOTO("photo", "Photo", "AgAC", "photos"),
  VIDEO("video", "Video", "BAAC", "videos"),
  ANIMATION("animation", "Animation", "CgAC", "animations"),
  AUDIO("audio", "Audio", "CQAC", "music"),
  VOICE("voice", "VoiceNote", "AwAC", "voice"),
  VIDEO_NOTE("video_note", "VideoNote", "DQAC", "video_notes"),
  DOCUMENT("document", "Document", "BQAC", "documents"),
  STICKER("sticker", "Sticker", "CAAC", "stickers"),
  LIVE_PHOTO("live_photo", "LivePhoto", "EAAC", "videos"),
  THUMBNAIL("thumbnail", "Thumbnail", "AAMC", "thumbnails");

  static final List<FileKind> VALUES = List.of(values());

  /** The field of a message. */
  public final String field;

  /** The name in Telegram's error descriptions. */
  public final String spoken;

  final String prefix;
  final String folder;

  FileKind(String field, String spoken, String prefix, String folder) {
    this.field = field;
    this.spoken = spoken;
    this.prefix = prefix;
    this.folder = folder;
  }

  /** Finds the kind of a message's field or of an InputMedia's type. */
  public static Optional<FileKind> of(String field) {
    return VALUES.stream()
        .filter(kind -> kind != THUMBNAIL && kind.field.equals(field))
        .findFirst();
  }

  /** Whether messages of this kind have a caption. */
  public boolean hasCaption() {
    return this != STICKER && this != VIDEO_NOTE && this != THUMBNAIL;
  }

  /**
   * Whether editMessageMedia can replace a message of this kind (Bot API, editMessageMedia; TDLib
   * refuses the others).
   */
  boolean isEditable() {
    return switch (this) {
      case PHOTO, VIDEO, ANIMATION, AUDIO, DOCUMENT, LIVE_PHOTO -> true;
      case VOICE, VIDEO_NOTE, STICKER, THUMBNAIL -> false;
    };
  }

  /** Whether a file with an id of this kind can be sent as the other kind. */
  public boolean sendsAs(FileKind other) {
    return this == other || (this == ANIMATION && other == DOCUMENT);
  }
}
