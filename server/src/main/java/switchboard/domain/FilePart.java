package switchboard.domain;

/** Which version of a file a row holds. The names are stored. */
public enum FilePart implements Word {
  ORIGINAL,
  /** A small picture of it, made by Telegram. */
  THUMBNAIL;
}
