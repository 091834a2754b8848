package switchboard.store;

import org.jspecify.annotations.Nullable;
import switchboard.domain.Sentence;

/** A backup cannot be made or used; the message says why and what to do. */
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

  /** For what is said at a terminal only, in English. */
  BackupRefused(String message) {
    this(Sentence.sentence(message));
  }

  /** For what is said at a terminal only, in English. */
  BackupRefused(String message, @Nullable Throwable cause) {
    this(Sentence.sentence(message), cause);
  }

  public Sentence sentence() {
    return sentence;
  }
}
