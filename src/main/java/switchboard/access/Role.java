package switchboard.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import switchboard.web.Permission;

/** What an administrator is for, and so what they may do. */
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
  /** Figures only, never texts or names. */
  ANALYST(EnumSet.of(Permission.STATS, Permission.ACCOUNT)),
  /** The log of what administrators did, only. */
  AUDITOR(EnumSet.of(Permission.AUDIT, Permission.ACCOUNT));

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final Set<Permission> permissions;

  Role(EnumSet<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** As it is written in the database, commands and pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
