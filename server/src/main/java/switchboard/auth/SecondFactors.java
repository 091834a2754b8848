package switchboard.auth;

import static switchboard.base.Sentence.sentence;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import switchboard.base.RandomText;
import switchboard.base.Sha256;
import switchboard.base.UserErrorException;
import switchboard.domain.AccountId;
import switchboard.store.AccountDao.AccountRow;
import switchboard.store.AccountDao.TotpSecret;
import switchboard.store.PasskeyDao.PasskeyRow;
import switchboard.store.Store;
import switchboard.store.Tables;

/**
 * Second factors of an account: an authenticator app, passkeys, and recovery codes for when those
 * are lost.
 */
@Component
public final class SecondFactors {

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10;
  private static final int GROUP = 4;

  private final Store store;
  private final InstantSource clock;

  public SecondFactors(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The second factors that an account has. */
  public record Kept(boolean app, int recoveryCodes, List<PasskeyRow> passkeys) {

    public boolean any() {
      return app || !passkeys.isEmpty();
    }
  }

  public Kept of(AccountId account) {
    return store.readNow(tables -> kept(tables, account));
  }

  private static Kept kept(Tables tables, AccountId account) {
    return new Kept(
        secret(tables, account).isPresent(),
        tables.accounts().recoveryCodes(account),
        tables.passkeys().of(account));
  }

  private static Optional<String> secret(Tables tables, AccountId account) {
    return tables.accounts().find(account).map(AccountRow::totpSecret);
  }

  /** Generates a secret for setting up an authenticator app; nothing is stored yet. */
  public String newSecret() {
    return Totp.newSecret();
  }

  /** The URI in the QR code for the app. */
  public URI uri(String secret, String account, String issuer) {
    return Totp.uri(secret, account, issuer);
  }

  /**
   * Enables the authenticator app for an account.
   *
   * @param code the current code, which confirms that the app has the secret
   * @throws UserErrorException when the code is wrong
   */
  public void setUpApp(AccountId account, String secret, String code) {
    if (!Totp.isSecret(secret)) {
      throw UserErrorException.invalid("secret", sentence("factors.app.secret.invalid"));
    }
    var step = Totp.matching(secret, clean(code), clock.instant());
    if (step.isEmpty()) {
      throw UserErrorException.invalid("code", sentence("factors.app.code.invalid"));
    }
    var _ =
        store.writeNow(tables -> {
          tables.accounts().setTotp(List.of(new TotpSecret(account, secret)));
          return tables.accounts().useTotp(account, step.getAsLong());
        });
  }

  /** Disables the authenticator app. */
  public void removeApp(AccountId account) {
    store.run(tables -> {
      tables.accounts().setTotp(List.of(new TotpSecret(account, null)));
      forgetUseless(tables, account);
    });
  }

  /** Removes a passkey; false when the account has no such passkey. */
  public boolean removePasskey(AccountId account, String credentialId) {
    return store.writeNow(tables -> {
      boolean removed = tables.passkeys().delete(credentialId, account);
      forgetUseless(tables, account);
      return removed;
    });
  }

  /** Deletes the recovery codes when no second factor is left. */
  private static void forgetUseless(Tables tables, AccountId account) {
    if (!kept(tables, account).any()) {
      tables.accounts().deleteRecoveryCodes(account);
    }
  }

  /** Replaces the recovery codes. They cannot be shown again: only their hashes are stored. */
  public List<String> renewRecoveryCodes(AccountId account) {
    var codes = new ArrayList<String>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      codes.add(recoveryCode());
    }
    return store.writeNow(tables -> {
      tables.accounts().deleteRecoveryCodes(account);
      codes.forEach(code -> tables.accounts().addRecoveryCode(account, hash(code)));
      return List.copyOf(codes);
    });
  }

  /** 80 random bits in four groups; that is enough to need no slow hash. */
  private static String recoveryCode() {
    return Base32.of(RandomText.bytes(RECOVERY_BYTES))
        .toLowerCase(Locale.ROOT)
        .replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
  }

  /** Redeems a code of the app or a recovery code. Each is valid once. */
  boolean use(AccountId account, String typed) {
    var code = clean(typed);
    return store.writeNow(tables -> {
      var step = step(tables, account, code);
      return step.isPresent()
          ? tables.accounts().useTotp(account, step.getAsLong())
          : tables.accounts().useRecoveryCode(account, hash(code));
    });
  }

  private OptionalLong step(Tables tables, AccountId account, String code) {
    return secret(tables, account)
        .map(secret -> Totp.matching(secret, code, clock.instant()))
        .orElseGet(OptionalLong::empty);
  }

  private static String hash(String code) {
    return Sha256.hex(clean(code));
  }

  /** Removes grouping and case. */
  private static String clean(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
