package switchboard.auth;

import static switchboard.base.Sentence.sentence;

import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import switchboard.base.UserErrorException;

/**
 * Argon2id password hashes, with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB,
 * two passes, one lane. At most two are computed at a time, so that a flood of logins uses at most
 * 38 MiB.
 */
public final class PasswordHashing {

  static final int MIN_LENGTH = 12;
  static final int MAX_LENGTH = 256;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 5;

  private final Argon2PasswordEncoder argon2;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private @Nullable String nobodys;

  public PasswordHashing() {
    this(MEMORY_KIB, PASSES);
  }

  /** With other parameters, which each hash records, for tests. */
  PasswordHashing(int memoryKib, int passes) {
    argon2 = new Argon2PasswordEncoder(16, 32, 1, memoryKib, passes);
  }

  /** Hashes a password, which is slow by design. */
  public String hash(String password) {
    return inTurn(() -> String.valueOf(argon2.encode(normal(password))));
  }

  /**
   * Whether a password matches a hash. Takes the same time without a hash, so that an attacker
   * cannot find out which accounts exist.
   *
   * @throws AuthenticationServiceException when too many passwords are being checked
   */
  boolean isRight(String password, @Nullable String hash) {
    return inTurn(() -> {
      var against = hash == null ? nobodys() : hash;
      return argon2.matches(normal(password), against) && hash != null;
    });
  }

  private synchronized String nobodys() {
    if (nobodys == null) {
      nobodys = String.valueOf(argon2.encode("nobody's"));
    }
    return nobodys;
  }

  /** Computes the hash for unknown accounts in advance, so that their first check is not slower. */
  void prepare() {
    var _ = nobodys();
  }

  /**
   * Rejects a weak password (NIST SP 800-63B, 3.1.1): too short, too long, common, or made of words
   * that are easy to guess here.
   *
   * @param account the account's name
   */
  public static void demandGood(String password, String account) {
    var text = normal(password);
    int length = text.codePointCount(0, text.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw UserErrorException.invalid(
          "password", sentence("account.password.length", MIN_LENGTH, MAX_LENGTH));
    }
    if (PasswordStrength.isEasy(text, List.of(account, "switchboard", "telegram"))) {
      throw UserErrorException.invalid("password", sentence("account.password.guessable"));
    }
  }

  /** Replaces a password that is too long to be valid by one that no account has. */
  static String bounded(String password) {
    return password.length() <= 2 * MAX_LENGTH ? password : "";
  }

  /** Normalizes to NFKC, because keyboards compose characters in different ways. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AuthenticationServiceException("too many logins at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("stopping");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
