package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.store.AccountDao.TotpSecret;
import switchboard.store.LoginDao.LoginRow;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.web.Caller;
import switchboard.web.Permission;

@OnEachDatabase
class LoginsTest {

  @Parameter TestDatabase database;

  private static final String PASSWORD = "neun blaue Regenschirme";
  private static final LoginDetails DESK = new LoginDetails("192.0.2.1", "Desk", "");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Store store;
  private Accounts accounts;
  private Logins logins;

  @BeforeEach
  void open() {
    store = database.open(folder);
    accounts = new Accounts(store, FastPasswordHashing.create(), () -> now);
    logins = new Logins(store, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private AccountId account(String name, Role role) {
    return FastPasswordHashing.account(store, now, name, role, PASSWORD);
  }

  private void pass(Duration time) {
    store.writeNow(_ -> true); // waits for pending writes
    now = now.plus(time);
  }

  @Test
  void aLoginMayWhatItsRoleMay() {
    var caller =
        logins.caller(logins.begin(account("ana", Role.ANALYST), false, DESK)).orElseThrow();
    assertThat(caller.name()).isEqualTo("ana");
    assertThat(caller.permissions())
        .containsExactlyInAnyOrder(Permission.STATS, Permission.ACCOUNT);
    assertThat(logins.caller("something else")).isEmpty();
  }

  @Test
  void halfAnHourWithoutARequestEndsALogin() {
    var reference = logins.begin(account("ana", Role.OWNER), false, DESK);
    for (int i = 0; i < 4; i++) {
      pass(Duration.ofMinutes(29));
      assertThat(logins.caller(reference)).isPresent();
    }
    pass(Duration.ofMinutes(31));
    assertThat(logins.caller(reference)).isEmpty();
  }

  @Test
  void twelveHoursEndALoginWhateverHappens() {
    var reference = logins.begin(account("ana", Role.OWNER), false, DESK);
    for (int i = 0; i < 12 * 4 - 1; i++) {
      pass(Duration.ofMinutes(15));
      assertThat(logins.caller(reference)).as("after %d quarters", i + 1).isPresent();
    }
    pass(Duration.ofMinutes(15));
    assertThat(logins.caller(reference)).isEmpty();
  }

  @Test
  void theDatabaseDoesNotHoldWhatTheCookieHolds() {
    var reference = logins.begin(account("ana", Role.OWNER), false, DESK);
    assertThat(reference).hasSize(43);
    List<LoginRow> rows = store.readNow(tables -> tables.logins().of(new AccountId(1)));
    assertThat(rows)
        .singleElement()
        .satisfies(row -> assertThat(row.sha256()).isNotEqualTo(reference).hasSize(64));
  }

  @Test
  void aProofGivesAnotherReferenceAndIsFreshForFiveMinutes() {
    var first = logins.begin(account("ana", Role.OWNER), false, DESK);
    pass(Duration.ofMinutes(6));
    var caller = logins.caller(first).orElseThrow();
    assertThat(caller.isFresh(now)).isFalse();
    var second = logins.prove(caller, false);
    assertThat(logins.caller(first)).isEmpty();
    assertThat(logins.caller(second).orElseThrow().isFresh(now)).isTrue();
    pass(Duration.ofMinutes(5));
    assertThat(logins.caller(second).orElseThrow().isFresh(now)).isFalse();
  }

  @Test
  void withASecondFactorThePasswordAloneOpensNothing() {
    var id = account("ana", Role.OWNER);
    var before = logins.begin(id, false, DESK);
    store.run(tables -> tables.accounts().setTotp(List.of(new TotpSecret(id, "JBSWY3DPEHPK3PXP"))));
    assertThat(logins.caller(before).orElseThrow())
        .satisfies(half -> {
          assertThat(half.by()).isEqualTo(Caller.By.HALF_LOGIN);
          assertThat(half.permissions()).isEmpty();
        });
    var whole = logins.prove(logins.caller(before).orElseThrow(), true);
    assertThat(logins.caller(whole).orElseThrow().may(Permission.ADMIN)).isTrue();
    // re-authentication by password only keeps the second factor
    var again = logins.prove(logins.caller(whole).orElseThrow(), false);
    assertThat(logins.caller(again).orElseThrow().may(Permission.ADMIN)).isTrue();
  }

  @Test
  void anotherPasswordEndsAllOtherLogins() {
    var id = account("ana", Role.OWNER);
    var here = logins.begin(id, false, DESK);
    var there = logins.begin(id, false, new LoginDetails("192.0.2.2", "Phone", ""));
    assertThat(logins.of(id))
        .extracting(LoginRow::device)
        .containsExactlyInAnyOrder("Desk", "Phone");
    accounts.setPassword(id, "quite another few words", logins.caller(here).orElseThrow().login());
    assertThat(logins.caller(here)).isPresent();
    assertThat(logins.caller(there)).isEmpty();
    assertThat(accounts.isPassword(id, PASSWORD)).isFalse();
    assertThat(accounts.isPassword(id, "quite another few words")).isTrue();
  }

  @Test
  void whoIsShutOutIsOutAtOnce() {
    account("boss", Role.OWNER);
    var id = account("ana", Role.OPERATOR);
    var reference = logins.begin(id, false, DESK);
    accounts.setDisabled(id, true);
    assertThat(logins.caller(reference)).isEmpty();
    assertThat(accounts.active("ana")).isEmpty();
    accounts.setDisabled(id, false);
    assertThat(logins.caller(reference)).isEmpty();
    assertThat(accounts.active("ana")).isPresent();
  }

  @Test
  void nobodyEndsTheLoginOfAnotherAccount() {
    var ana = account("ana", Role.OWNER);
    var ben = account("ben", Role.OPERATOR);
    var reference = logins.begin(ana, false, DESK);
    long login = logins.caller(reference).orElseThrow().login();
    assertThat(logins.end(ben, login)).isFalse();
    assertThat(logins.caller(reference)).isPresent();
    assertThat(logins.end(ana, login)).isTrue();
    assertThat(logins.caller(reference)).isEmpty();
  }

  @Test
  void theLastOwnerStays() {
    var ana = account("ana", Role.OWNER);
    assertThatThrownBy(() -> accounts.setDisabled(ana, true))
        .isInstanceOf(UserErrorException.class);
    assertThatThrownBy(() -> accounts.setRole(ana, Role.ANALYST))
        .isInstanceOf(UserErrorException.class);
    assertThat(accounts.haveOwner()).isTrue();
    account("ben", Role.OWNER);
    accounts.setRole(ana, Role.ANALYST);
    assertThat(accounts.active("ana").orElseThrow().role()).isEqualTo(Role.ANALYST);
  }

  @Test
  void theFirstOwnerComesByALinkThatWorksOnceAndForAnHour() {
    assertThat(accounts.haveOwner()).isFalse();
    var tooLate = accounts.inviteOwner();
    pass(Accounts.OWNER_LINK);
    assertThat(accounts.invited(tooLate)).isEmpty();
    var earlier = accounts.inviteOwner();
    var code = accounts.inviteOwner();
    for (var link : List.of(earlier, code)) {
      assertThat(accounts.invited(link)).contains(new Accounts.Invited(Optional.empty()));
    }
    assertThatThrownBy(() -> accounts.accept(code, "Ana", "short"))
        .isInstanceOf(UserErrorException.class);
    assertThat(accounts.accept(code, " Ana ", PASSWORD)).isEqualTo("ana");
    assertThat(accounts.haveOwner()).isTrue();
    for (var link : List.of(earlier, code)) {
      assertThatThrownBy(() -> accounts.accept(link, "ben", PASSWORD))
          .isInstanceOf(UserErrorException.class);
    }
    assertThat(accounts.all()).hasSize(1);
  }

  @Test
  void whoWasInvitedSetsAPasswordByALinkAndKeepsTheName() {
    account("boss", Role.OWNER);
    var code = accounts.create("Ana", Role.AUDITOR);
    assertThat(accounts.active("ana")).isEmpty();
    assertThat(accounts.accept(code, "owner", PASSWORD)).isEqualTo("ana");
    assertThat(accounts.active("ANA").orElseThrow().role()).isEqualTo(Role.AUDITOR);
    assertThatThrownBy(() -> accounts.create("ana", Role.OWNER))
        .isInstanceOf(UserErrorException.class);
    var id = accounts.active("ana").orElseThrow().id();
    var reference = logins.begin(id, false, DESK);
    accounts.accept(accounts.inviteAgain(id), "", "another few words");
    assertThat(logins.caller(reference)).isEmpty();
  }

  @Test
  void passwordsAreArgon2idWithTheParametersOfOwasp() {
    var passwords = new PasswordHashing();
    new Accounts(store, passwords, () -> now).create("ana", Role.OWNER, PASSWORD);
    var hash = accounts.active("ana").orElseThrow().password();
    assertThat(passwords.isRight(PASSWORD, hash)).isTrue();
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void aPasswordIsTheSameHoweverItsLettersAreComposed() {
    accounts.create("ana", Role.OWNER, "gr\u00fc\u00dfe aus k\u00f6ln");
    var id = accounts.active("ana").orElseThrow().id();
    assertThat(accounts.isPassword(id, "gru\u0308\u00dfe aus ko\u0308ln")).isTrue();
  }

  @Test
  void rolesAreWhatTheyAreCalled() {
    assertThat(RoleGrants.of(Role.AUDITOR)).isEqualTo(Set.of(Permission.AUDIT, Permission.ACCOUNT));
    assertThat(RoleGrants.of(Role.ANALYST)).doesNotContain(Permission.READ);
    assertThat(RoleGrants.of(Role.OPERATOR))
        .contains(Permission.READ, Permission.SEND, Permission.PREFERENCES)
        .doesNotContain(Permission.ERASE, Permission.ADMIN, Permission.AUDIT);
    assertThat(RoleGrants.of(Role.OWNER)).containsExactlyInAnyOrder(Permission.values());
  }
}
