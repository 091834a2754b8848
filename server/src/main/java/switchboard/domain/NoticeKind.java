package switchboard.domain;

/** What notices to operators are about. The words are stored. */
public enum NoticeKind implements Word {
  /** A user waits for an answer. */
  WAITING,
  /** Updates are in quarantine. */
  QUARANTINE,
  /** Updates do not arrive. */
  WEBHOOK,
  /** Telegram cannot be used. */
  TELEGRAM,
  /** Replies are not sent. */
  REPLIES,
  /** The database cannot be written. */
  DATABASE,
  DISK,
  BACKUP,
  CERTIFICATE,
  /** An instance has ended without saying so. */
  INSTANCE;
}
