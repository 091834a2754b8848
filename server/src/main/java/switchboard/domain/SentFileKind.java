package switchboard.domain;

/**
 * The kinds of messages that are files. The names are stored, and in lower case those of the Bot
 * API's fields.
 */
public enum SentFileKind implements Word {
  PHOTO,
  VIDEO,
  /** A photo with a short video. The video is the file, the photo its thumbnail. */
  LIVE_PHOTO,
  ANIMATION,
  AUDIO,
  VOICE,
  VIDEO_NOTE,
  DOCUMENT,
  STICKER;
}
