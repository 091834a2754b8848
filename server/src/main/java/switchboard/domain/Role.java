package switchboard.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Role of an administrator. */
public enum Role {
  /** Everything. */
  OWNER,
  /** Reads, replies, changes preferences. */
  OPERATOR,
  /** Statistics only, never texts or names. */
  ANALYST,
  /** The audit log only. */
  AUDITOR;

  /** The name in the database, commands and pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
