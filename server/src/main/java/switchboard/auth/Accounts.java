package switchboard.auth;

import static switchboard.base.Sentence.sentence;

import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import switchboard.base.RandomText;
import switchboard.base.Sha256;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.store.AccountDao.AccountRow;
import switchboard.store.AccountDao.TotpSecret;
import switchboard.store.LockDao;
import switchboard.store.Store;
import switchboard.store.Tables;

/** Administrator accounts: creation, one-time links, passwords and roles. */
@Component
public final class Accounts {

  /** How long the setup link for the first owner is valid. */
  public static final Duration OWNER_LINK = Duration.ofHours(1);

  /** How long an invitation link from an owner is valid. */
  public static final Duration LINK = Duration.ofDays(1);

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@-]{0,63}");

  private final Store store;
  private final PasswordHashing passwords;
  private final InstantSource clock;

  public Accounts(Store store, PasswordHashing passwords, InstantSource clock) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Whether an enabled owner account with a password exists. */
  public boolean haveOwner() {
    return store.readNow(Accounts::haveOwner);
  }

  private static boolean haveOwner(Tables tables) {
    return tables.accounts().all().stream().anyMatch(Accounts::isOwner);
  }

  private static boolean isOwner(AccountRow account) {
    return account.role() == Role.OWNER
        && account.password() != null
        && account.disabledAt() == null;
  }

  public List<AccountRow> all() {
    return store.readNow(tables -> tables.accounts().all());
  }

  public Optional<AccountRow> find(AccountId id) {
    return store.readNow(tables -> tables.accounts().find(id));
  }

  /** Finds an account that has a password and is not disabled. */
  Optional<AccountRow> active(String name) {
    return store
        .readNow(tables -> tables.accounts().byName(normal(name)))
        .filter(account -> account.password() != null && account.disabledAt() == null);
  }

  /**
   * Creates the code of a setup link for the first owner. Earlier ones stay valid, because each
   * instance prints its own at its start; the first one that is used ends the others.
   */
  public String inviteOwner() {
    var code = RandomText.secret();
    return store.writeNow(tables -> {
      tables.accounts().forgetInvitations(clock.instant());
      invite(tables, code, null, OWNER_LINK);
      return code;
    });
  }

  /**
   * Creates an account without a password.
   *
   * @return the code of a one-time link for setting the password
   * @throws UserErrorException when the name cannot be used
   */
  public String create(String name, Role role) {
    var wanted = demandGood(name);
    var code = RandomText.secret();
    return store.writeNow(tables -> {
      invite(tables, code, add(tables, wanted, role), LINK);
      return code;
    });
  }

  /** Creates an account with a password. */
  public void create(String name, Role role, String password) {
    var wanted = demandGood(name);
    PasswordHashing.demandGood(password, wanted);
    var hash = passwords.hash(password);
    var _ =
        store.writeNow(tables -> tables.accounts().setPassword(add(tables, wanted, role), hash));
  }

  /** Creates the code of a password reset link and revokes earlier ones. */
  public String inviteAgain(AccountId id) {
    var code = RandomText.secret();
    return store.writeNow(tables -> {
      demandThere(tables, id);
      tables.accounts().withdrawInvitations(id);
      invite(tables, code, id, LINK);
      return code;
    });
  }

  private void invite(Tables tables, String code, @Nullable AccountId account, Duration good) {
    tables.accounts().invite(Sha256.hex(code), account, clock.instant().plus(good));
  }

  /**
   * The account that an invitation code belongs to.
   *
   * @param account empty for the first owner, who still has to choose a name
   */
  public record Invited(Optional<AccountRow> account) {}

  /** Looks up an invitation; empty when the code is unknown, used or expired. */
  public Optional<Invited> invited(String code) {
    return store.readNow(tables -> invited(tables, code));
  }

  private Optional<Invited> invited(Tables tables, String code) {
    return tables
        .accounts()
        .invitation(Sha256.hex(code))
        .filter(invitation -> invitation.expiresAt().isAfter(clock.instant()))
        .flatMap(invitation -> {
          var account = invitation.accountId();
          return account == null
              ? Optional.of(new Invited(Optional.empty())).filter(_ -> !haveOwner(tables))
              : tables.accounts().find(account).map(Optional::of).map(Invited::new);
        });
  }

  /**
   * Redeems an invitation code: sets the account's password and ends all its sessions.
   *
   * @param name chosen by the first owner; ignored for existing accounts
   * @return the account's name
   * @throws UserErrorException when the code is no longer valid
   */
  public String accept(String code, String name, String password) {
    var invited = invited(code).orElseThrow(Accounts::noInvitation);
    var known = invited.account().map(AccountRow::name);
    var wanted = known.orElseGet(() -> demandGood(name));
    PasswordHashing.demandGood(password, wanted);
    var hash = passwords.hash(password);
    return store.writeNow(tables -> {
      tables.locks().take(LockDao.LOGINS); // another instance may take another link
      var id =
          invited(tables, code)
              .orElseThrow(Accounts::noInvitation)
              .account()
              .map(AccountRow::id)
              .orElseGet(() -> add(tables, wanted, Role.OWNER));
      tables.accounts().setPassword(id, hash);
      tables.accounts().withdrawInvitations(id);
      tables.accounts().withdrawOwnerInvitations();
      tables.logins().endAll(id);
      return wanted;
    });
  }

  private static UserErrorException noInvitation() {
    return UserErrorException.notFound(sentence("setup.link.invalid"));
  }

  /** Changes a password and ends all sessions of the account. */
  public void setPassword(AccountId id, String password) {
    setPassword(id, password, tables -> tables.logins().endAll(id));
  }

  /** Changes a password and ends the account's sessions except {@code keptLogin}. */
  public void setPassword(AccountId id, String password, long keptLogin) {
    setPassword(id, password, tables -> tables.logins().endOthers(id, keptLogin));
  }

  private void setPassword(AccountId id, String password, Consumer<Tables> endLogins) {
    var name = find(id).map(AccountRow::name).orElse("");
    PasswordHashing.demandGood(password, name);
    var hash = passwords.hash(password);
    store.run(tables -> {
      demandThere(tables, id);
      tables.accounts().setPassword(id, hash);
      endLogins.accept(tables);
    });
  }

  /** Checks a password. Takes the same time when the account does not exist. */
  public boolean isPassword(AccountId id, String password) {
    return passwords.isRight(password, find(id).map(AccountRow::password).orElse(null));
  }

  /** Changes an account's role. The last owner cannot be demoted. */
  public void setRole(AccountId id, Role role) {
    change(id, tables -> tables.accounts().setRole(id, role));
  }

  /**
   * Disables an account, ends its sessions and unlinks its Telegram chat, or enables it. The last
   * owner cannot be disabled.
   */
  public void setDisabled(AccountId id, boolean disabled) {
    change(
        id,
        tables -> {
          tables.logins().endAll(id);
          tables.accounts().withdrawInvitations(id);
          var _ = tables.staff().withdraw(id);
          var _ = tables.staff().unlink(id);
          return tables.accounts().setDisabled(id, disabled ? clock.instant() : null);
        });
  }

  /** Removes all second factors from an account whose user has lost them, and ends its sessions. */
  public void removeFactors(AccountId id) {
    change(
        id,
        tables -> {
          tables.accounts().setTotp(List.of(new TotpSecret(id, null)));
          tables.accounts().deleteRecoveryCodes(id);
          tables.passkeys().deleteOf(id);
          return tables.logins().endAll(id) >= 0;
        });
  }

  private void change(AccountId id, Predicate<Tables> change) {
    store.run(tables -> {
      boolean had = haveOwner(tables);
      if (tables.accounts().find(id).isEmpty() || !change.test(tables)) {
        throw noAccount();
      }
      if (had && !haveOwner(tables)) {
        throw UserErrorException.invalid("role", sentence("accounts.role.last_owner"));
      }
    });
  }

  private static void demandThere(Tables tables, AccountId id) {
    if (tables.accounts().find(id).isEmpty()) {
      throw noAccount();
    }
  }

  private static UserErrorException noAccount() {
    return UserErrorException.notFound(sentence("accounts.not_found"));
  }

  private AccountId add(Tables tables, String name, Role role) {
    if (tables.accounts().byName(name).isPresent()) {
      throw UserErrorException.invalid("name", sentence("accounts.name.taken"));
    }
    tables.accounts().add(name, role, clock.instant());
    return tables.accounts().byName(name).orElseThrow().id();
  }

  private static String demandGood(String name) {
    var normal = normal(name);
    if (!NAME.matcher(normal).matches()) {
      throw UserErrorException.invalid("name", sentence("accounts.name.invalid"));
    }
    return normal;
  }

  /** Normalizes a name (NFKC, lower case), so that it can be typed in any spelling. */
  static String normal(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
