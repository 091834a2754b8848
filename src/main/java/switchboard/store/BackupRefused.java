package switchboard.store;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Sentence;

/** A backup cannot be created or used; the message says why and what to do. */
public final class BackupRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  BackupRefused(Sentence sentence) {
    this(sentence, null);
  }

  BackupRefused(Sentence sentence, @Nullable Throwable cause) {
    super(sentence.toString(), cause);
    this.sentence = sentence;
  }

  /** For messages printed only at a terminal, in English. */
  BackupRefused(String message) {
    this(Sentence.sentence(message));
  }

  /** For messages printed only at a terminal, in English. */
  BackupRefused(String message, @Nullable Throwable cause) {
    this(Sentence.sentence(message), cause);
  }

  public Sentence sentence() {
    return sentence;
  }
}
