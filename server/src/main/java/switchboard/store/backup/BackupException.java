package switchboard.store.backup;

import org.jspecify.annotations.Nullable;
import switchboard.base.Sentence;
import switchboard.store.sqlite.DatabaseFailure;

/** A backup cannot be created or used; the message says why and what to do. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  BackupException(Sentence sentence) {
    this(sentence, null);
  }

  public BackupException(Sentence sentence, @Nullable Throwable cause) {
    super(sentence.toString(), cause);
    this.sentence = sentence;
  }

  /** For messages printed only at a terminal, in English. */
  public BackupException(String message) {
    this(Sentence.literal(message));
  }

  /** For messages printed only at a terminal, in English. */
  public BackupException(String message, @Nullable Throwable cause) {
    this(Sentence.literal(message), cause);
  }

  static BackupException of(DatabaseFailure failure) {
    return new BackupException(
        Sentence.sentence("error.database.unusable", failure.file(), failure.reason()),
        failure.cause());
  }

  public Sentence sentence() {
    return sentence;
  }
}
