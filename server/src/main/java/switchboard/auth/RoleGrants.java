package switchboard.auth;

import static switchboard.web.Permission.ACCOUNT;
import static switchboard.web.Permission.AUDIT;
import static switchboard.web.Permission.PREFERENCES;
import static switchboard.web.Permission.READ;
import static switchboard.web.Permission.SEND;
import static switchboard.web.Permission.STATS;

import java.util.Set;
import switchboard.domain.Role;
import switchboard.web.Permission;

/** The permissions that each role grants. */
final class RoleGrants {

  private RoleGrants() {}

  static Set<Permission> of(Role role) {
    return switch (role) {
      case OWNER -> Set.of(Permission.values());
      case OPERATOR -> Set.of(STATS, READ, SEND, PREFERENCES, ACCOUNT);
      case ANALYST -> Set.of(STATS, ACCOUNT);
      case AUDITOR -> Set.of(AUDIT, ACCOUNT);
    };
  }
}
