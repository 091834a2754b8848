package switchboard.domain;

/** Why a file is not stored, or not yet. The names are stored. */
public enum FileTrouble implements Word {
  /** Telegram cannot be reached or limits the rate. */
  TELEGRAM,
  /** Telegram does not know the file, or does not have it now. */
  NOT_FOUND,
  /** The download ended early, took too long, or was not the file. */
  INCOMPLETE,
  /** The path that the Bot API server named is not below the allowed folder. */
  PATH,
  /** The virus scanner does not answer. */
  SCANNER,
  /** The file cannot be written: the disk is full or the folder is not writable. */
  DISK,
  /** The space for files is used up. */
  QUOTA,
  /** It was deleted after the configured number of days. */
  EXPIRED,
  /** It was missing in the data folder. */
  MISSING;
}
