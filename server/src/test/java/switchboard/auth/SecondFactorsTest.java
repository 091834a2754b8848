package switchboard.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.domain.Role;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class SecondFactorsTest {

  @Parameter TestDatabase database;

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-01T12:00:10Z");
  private Store store;
  private SecondFactors factors;
  private AccountId account;

  @BeforeEach
  void open() {
    store = database.open(folder);
    factors = new SecondFactors(store, () -> now);
    account = account("ana");
  }

  private AccountId account(String name) {
    return FastPasswordHashing.account(store, now, name, Role.OWNER, "a few words in a row");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String code(String secret) {
    return Totp.code(secret, Totp.step(now));
  }

  private String app() {
    var secret = factors.newSecret();
    factors.setUpApp(account, secret, code(secret));
    return secret;
  }

  @Test
  void aCodeIsGoodOnceTheFirstOneIncluded() {
    var secret = app();
    assertThat(factors.use(account, code(secret))).isFalse();
    now = now.plus(Totp.STEP);
    var next = code(secret);
    assertThat(factors.use(account, next.substring(0, 3) + " " + next.substring(3))).isTrue();
    assertThat(factors.use(account, next)).isFalse();
  }

  @Test
  void aCodeFromBeforeOneThatWasUsedIsGoodNoMore() {
    var secret = app();
    now = now.plus(Totp.STEP.multipliedBy(3));
    var earlier = code(secret);
    now = now.plus(Totp.STEP);
    assertThat(factors.use(account, code(secret))).isTrue();
    assertThat(factors.use(account, earlier)).isFalse();
  }

  @Test
  void anAppIsSetUpOnlyByWhomItShowsACode() {
    var secret = factors.newSecret();
    var other = Totp.code(secret, 7);
    assertThatThrownBy(() -> factors.setUpApp(account, secret, other))
        .isInstanceOfSatisfying(
            UserErrorException.class, e -> assertThat(e.field()).isEqualTo("code"));
    assertThatThrownBy(() -> factors.setUpApp(account, "ABC", "000000"))
        .isInstanceOfSatisfying(
            UserErrorException.class, e -> assertThat(e.field()).isEqualTo("secret"));
    assertThat(factors.of(account).any()).isFalse();
  }

  @Test
  void tenRecoveryCodesAreGoodOnceEachHoweverTheyAreTyped() {
    app();
    var codes = factors.renewRecoveryCodes(account);
    assertThat(codes)
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("([a-z2-7]{4}-){3}[a-z2-7]{4}"));
    for (var code : codes) {
      assertThat(factors.use(account, code.toUpperCase(Locale.ROOT).replace('-', ' '))).isTrue();
      assertThat(factors.use(account, code)).isFalse();
    }
    assertThat(factors.of(account).recoveryCodes()).isZero();
  }

  @Test
  void newRecoveryCodesReplaceTheOldOnesAndOpenNoOtherAccount() {
    app();
    var old = factors.renewRecoveryCodes(account).getFirst();
    var current = factors.renewRecoveryCodes(account).getFirst();
    assertThat(factors.use(account, old)).isFalse();
    assertThat(factors.use(account("ben"), current)).isFalse();
    assertThat(factors.use(account, current)).isTrue();
  }

  @Test
  void withoutAFactorThereAreNoRecoveryCodes() {
    app();
    factors.renewRecoveryCodes(account);
    factors.removeApp(account);
    assertThat(factors.of(account).any()).isFalse();
    assertThat(factors.of(account).recoveryCodes()).isZero();
  }

  @Test
  void theDatabaseHoldsNeitherSecretNorCodes() throws Exception {
    var secret = app();
    var code = factors.renewRecoveryCodes(account).getFirst();
    store.close();
    for (var file : database.files(folder)) {
      var content =
          new String(
              java.nio.file.Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(content)
          .doesNotContain(secret)
          .doesNotContain(code)
          .doesNotContain(code.replace("-", ""));
    }
  }
}
