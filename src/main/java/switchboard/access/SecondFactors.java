package switchboard.access;

import static switchboard.domain.Sentence.sentence;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import switchboard.store.Rows;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.web.Invalid;

/**
 * What an account asks for besides a password: the codes of an app, or a passkey, and recovery
 * codes for whoever has lost those.
 */
public final class SecondFactors {

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final InstantSource clock;

  public SecondFactors(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What an account has. */
  public record Kept(boolean app, int recoveryCodes, List<Rows.Passkey> passkeys) {

    public boolean any() {
      return app || !passkeys.isEmpty();
    }
  }

  public Kept of(long account) {
    return store.readNow(tables -> kept(tables, account));
  }

  private static Kept kept(Tables tables, long account) {
    return new Kept(
        secret(tables, account).isPresent(),
        tables.accounts().recoveryCodes(account),
        tables.passkeys().of(account));
  }

  private static Optional<String> secret(Tables tables, long account) {
    return tables.accounts().find(account).map(Rows.Account::totpSecret);
  }

  /** For an app that is to be set up; nothing is kept yet. */
  public String newSecret() {
    return Totp.newSecret();
  }

  /** What the app reads from a QR code. */
  public URI uri(String secret, String account, String issuer) {
    return Totp.uri(secret, account, issuer);
  }

  /**
   * Has the account ask for this app's codes.
   *
   * @param code the first one, which shows that the app has the secret
   * @throws Invalid when it is not the app's
   */
  public void setUpApp(long account, String secret, String code) {
    if (!Totp.isSecret(secret)) {
      throw new Invalid("secret", sentence("This is not a secret of ours: begin again."));
    }
    var step = Totp.matching(secret, clean(code), clock.instant());
    if (step.isEmpty()) {
      throw new Invalid(
          "code",
          sentence(
              "This is not the code that the app shows now. Is the clock of your phone right?"));
    }
    var _ =
        store.writeNow(tables -> {
          tables.accounts().setTotp(List.of(new Rows.TotpSecret(account, secret)));
          return tables.accounts().useTotp(account, step.getAsLong());
        });
  }

  /** The app's codes are asked for no more. */
  public void removeApp(long account) {
    var _ =
        store.writeNow(tables -> {
          tables.accounts().setTotp(List.of(new Rows.TotpSecret(account, null)));
          forgetUseless(tables, account);
          return true;
        });
  }

  /** False when the account has no such passkey. */
  public boolean removePasskey(long account, String credentialId) {
    return store.writeNow(tables -> {
      boolean removed = tables.passkeys().delete(credentialId, account);
      forgetUseless(tables, account);
      return removed;
    });
  }

  /** Codes for what is not there any more. */
  private static void forgetUseless(Tables tables, long account) {
    if (!kept(tables, account).any()) {
      tables.accounts().deleteRecoveryCodes(account);
    }
  }

  /** New recovery codes; earlier ones are good no more, and nobody can be told these again. */
  public List<String> renewRecoveryCodes(long account) {
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

  /** 80 bits, which need no slow hash, in four groups. */
  private static String recoveryCode() {
    var bytes = new byte[RECOVERY_BYTES];
    RANDOM.nextBytes(bytes);
    return Base32.of(bytes)
        .toLowerCase(Locale.ROOT)
        .replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
  }

  /** Whether it is a code of the app or a recovery code; each is good once. */
  boolean use(long account, String typed) {
    var code = clean(typed);
    return store.writeNow(tables -> {
      var step = step(tables, account, code);
      return step.isPresent()
          ? tables.accounts().useTotp(account, step.getAsLong())
          : tables.accounts().useRecoveryCode(account, hash(code));
    });
  }

  private OptionalLong step(Tables tables, long account, String code) {
    return secret(tables, account)
        .map(secret -> Totp.matching(secret, code, clock.instant()))
        .orElseGet(OptionalLong::empty);
  }

  private static String hash(String code) {
    return TokenText.sha256(clean(code));
  }

  /** However somebody groups it, or the case of its letters. */
  private static String clean(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }
}
