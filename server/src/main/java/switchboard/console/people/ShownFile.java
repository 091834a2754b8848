package switchboard.console.people;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import switchboard.base.SafeFileName;
import switchboard.console.Formats;
import switchboard.console.Paths;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.FileTrouble;
import switchboard.domain.FileType;
import switchboard.domain.SentFileKind;
import switchboard.store.MediaDao.MediaRow;

/**
 * A file of a message, as pages show it.
 *
 * @param name empty when its sender gave none, or when it is hidden
 * @param type by its first bytes; {@link FileType#OTHER} until it is stored
 * @param bytes its length, or what Telegram said of it; 0: unknown
 * @param received how many bytes of it have come while it is downloaded
 * @param own whether an operator sent it, so that Telegram cannot give it back
 * @param preview a small picture of it; null when none is stored
 * @param replaced whether its sender exchanged it for another one
 */
public record ShownFile(
    long id,
    SentFileKind kind,
    String name,
    FileType type,
    long bytes,
    int seconds,
    int width,
    int height,
    FileState state,
    @Nullable FileTrouble trouble,
    long received,
    boolean own,
    @Nullable Preview preview,
    boolean replaced,
    boolean hidden) {

  private static final int PREVIEW_LENGTH = 320;
  private static final int MINUTE = 60;

  /** How it is shown. */
  public enum Look {
    PICTURE,
    VIDEO,
    SOUND,
    /** It can only be downloaded. */
    DOWNLOAD;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A stored picture; its size is 0 when unknown. */
  public record Preview(long id, int width, int height) {}

  /**
   * @param thumbnail of the same file; null when there is none
   */
  static ShownFile of(MediaRow original, @Nullable MediaRow thumbnail, long received) {
    var preview = isPicture(thumbnail) ? thumbnail : isPicture(original) ? original : null;
    return new ShownFile(
        original.id(),
        original.kind(),
        Objects.requireNonNullElse(original.name(), ""),
        type(original),
        known(original.bytes() == null ? original.declaredBytes() : original.bytes()),
        known(original.seconds()),
        known(original.width()),
        known(original.height()),
        original.state(),
        original.trouble(),
        received,
        original.message() == null,
        preview == null
            ? null
            : new Preview(preview.id(), known(preview.width()), known(preview.height())),
        false,
        false);
  }

  private static boolean isPicture(@Nullable MediaRow row) {
    return row != null && row.state() == FileState.STORED && isPicture(type(row));
  }

  private static boolean isPicture(FileType type) {
    return switch (type) {
      case JPEG, PNG, GIF, WEBP -> true;
      case MP4, WEBM, OGG, MP3, M4A, PDF, ZIP, OTHER -> false;
    };
  }

  private static FileType type(MediaRow row) {
    return row.contentType() == null ? FileType.OTHER : FileType.of(row.contentType());
  }

  private static int known(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static long known(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** The name under which a file is saved. It ends as its content demands, if that is known. */
  static String fileName(MediaRow row) {
    var name = SafeFileName.of(row.name());
    if (name != null) {
      return name;
    }
    var part = row.part() == FilePart.THUMBNAIL ? "-small" : "";
    return row.kind().word() + "-" + row.id() + part + "." + type(row).extension();
  }

  /** The kind and state, which tell nothing of the content. */
  ShownFile masked() {
    return new ShownFile(
        id,
        kind,
        "",
        FileType.OTHER,
        bytes,
        seconds,
        0,
        0,
        state,
        trouble,
        received,
        own,
        null,
        replaced,
        true);
  }

  /** The file, as one that is no longer in its message. */
  ShownFile exchanged() {
    return new ShownFile(
        id, kind, name, type, bytes, seconds, width, height, state, trouble, received, own, preview,
        true, hidden);
  }

  public Look look() {
    if (!isStored()) {
      return preview == null ? Look.DOWNLOAD : Look.PICTURE;
    }
    return switch (type) {
      case JPEG, PNG, GIF, WEBP -> Look.PICTURE;
      // A sound may be in a container that is usual for videos.
      case MP4, WEBM ->
          kind == SentFileKind.AUDIO || kind == SentFileKind.VOICE ? Look.SOUND : Look.VIDEO;
      case OGG, MP3, M4A -> Look.SOUND;
      case PDF, ZIP, OTHER -> preview == null ? Look.DOWNLOAD : Look.PICTURE;
    };
  }

  public boolean isStored() {
    return state == FileState.STORED && !hidden;
  }

  /** Whether the picture can be opened in full size. */
  public boolean isViewable() {
    return isStored() && isPicture(type);
  }

  /** Whether an operator may ask for its download. */
  public boolean isFetchable() {
    return !hidden
        && !own
        && switch (state) {
          case OFFERED, TOO_BIG, GONE, REFUSED -> true;
          case PENDING, STORED, INFECTED -> false;
        };
  }

  public boolean isRound() {
    return kind == SentFileKind.VIDEO_NOTE;
  }

  /** Whether it plays again and again without sound, as in Telegram's apps. */
  public boolean isLooped() {
    return kind == SentFileKind.ANIMATION || kind == SentFileKind.STICKER;
  }

  public String path() {
    return Paths.file(id);
  }

  public String downloadPath() {
    return Paths.with(Paths.file(id), "download", "true");
  }

  public String previewPath() {
    return preview == null ? "" : Paths.file(preview.id());
  }

  /** The width of the preview that keeps room for it before it is loaded; null when unknown. */
  public @Nullable Integer shownWidth() {
    return shown(shape().width());
  }

  public @Nullable Integer shownHeight() {
    return shown(shape().height());
  }

  private Preview shape() {
    return look() == Look.VIDEO || preview == null ? new Preview(id, width, height) : preview;
  }

  private @Nullable Integer shown(int length) {
    int longest = Math.max(shape().width(), shape().height());
    return length == 0 || longest == 0
        ? null
        : (Integer)
            Math.max(1, (int) ((long) length * Math.min(longest, PREVIEW_LENGTH) / longest));
  }

  /** The kind and, if there is one, the name. */
  public String title() {
    return name.isEmpty() ? FileText.kind(kind) : name;
  }

  /** Length and duration; empty when unknown. */
  public String size() {
    var size = bytes == 0 ? "" : Formats.bytes(bytes);
    var time = seconds == 0 ? "" : "%d:%02d".formatted(seconds / MINUTE, seconds % MINUTE);
    return size.isEmpty() || time.isEmpty() ? size + time : time + " · " + size;
  }
}
