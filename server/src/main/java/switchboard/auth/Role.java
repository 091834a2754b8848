package switchboard.auth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.web.Permission;

/** Role of an administrator, with its permissions. */
public enum Role {
  /** Everything. */
  OWNER(EnumSet.allOf(Permission.class)),
  /** Reads, replies, changes preferences. */
  OPERATOR(
      EnumSet.of(
          Permission.STATS,
          Permission.READ,
          Permission.SEND,
          Permission.PREFERENCES,
          Permission.ACCOUNT)),
  /** Statistics only, never texts or names. */
  ANALYST(EnumSet.of(Permission.STATS, Permission.ACCOUNT)),
  /** The audit log only. */
  AUDITOR(EnumSet.of(Permission.AUDIT, Permission.ACCOUNT));

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
  private final Set<Permission> permissions;

  Role(EnumSet<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** The name in the database, commands and pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
