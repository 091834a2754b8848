package switchboard.auth;

import java.time.Instant;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.store.Store;

/** Hashes that take no time. A hash records its parameters, so a server checks it as fast. */
public final class FastPasswordHashing {

  private FastPasswordHashing() {}

  public static PasswordHashing create() {
    return new PasswordHashing(8, 1);
  }

  /** Adds an account without judging its password, which takes longer than all else. */
  public static AccountId account(
      Store store, Instant now, String name, Role role, String password) {
    var hash = create().hash(password);
    return store.writeNow(tables -> {
      tables.accounts().add(name, role, now);
      var id = tables.accounts().byName(name).orElseThrow().id();
      var _ = tables.accounts().setPassword(id, hash);
      return id;
    });
  }
}
