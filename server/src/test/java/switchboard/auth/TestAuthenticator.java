package switchboard.auth;

import java.time.Instant;

/** Authenticator app with this secret. */
public record TestAuthenticator(String secret) {

  public String code(Instant now) {
    return Totp.code(secret, Totp.step(now));
  }

  /** The code of the next time step, because each code is accepted only once. */
  public String nextCode(Instant now) {
    return Totp.code(secret, Totp.step(now) + 1);
  }
}
