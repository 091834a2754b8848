package switchboard.access;

import java.time.Instant;

/** What somebody holds in their hand who has typed in a secret. */
public record AppOnAPhone(String secret) {

  public String code(Instant now) {
    return Totp.code(secret, Totp.step(now));
  }

  /** The next one: an app shows one code for half a minute, and each is good once. */
  public String nextCode(Instant now) {
    return Totp.code(secret, Totp.step(now) + 1);
  }
}
