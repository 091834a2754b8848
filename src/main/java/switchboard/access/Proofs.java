package switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import switchboard.web.Caller;

/** Somebody who is logged in proves anew who they are, as before what cannot be undone. */
@Component
public final class Proofs {

  /** What became of it. */
  public enum Result {
    RIGHT,
    WRONG,
    TOO_MANY
  }

  private final Accounts accounts;
  private final Logins logins;
  private final Devices devices;
  private final Throttle throttle;

  Proofs(Accounts accounts, Logins logins, Devices devices, Throttle throttle) {
    this.accounts = accounts;
    this.logins = logins;
    this.devices = devices;
    this.throttle = throttle;
  }

  /** Checks the password; when it is right, the login goes on under another reference. */
  public Result prove(
      Caller caller, String password, HttpServletRequest request, HttpServletResponse response) {
    var details = LoginDetails.of(request);
    var device = devices.known(details.knownAs(), caller.id());
    var who = TokenText.sha256(caller.name());
    if (throttle.enter(who, device, details.address()).isPresent()) {
      return Result.TOO_MANY;
    }
    if (!accounts.isPassword(caller.id(), password)) {
      return Result.WRONG;
    }
    throttle.succeeded(who, device, details.address());
    Cookies.LOGIN.set(request, response, logins.prove(caller, false));
    return Result.RIGHT;
  }

  /** Whether a path is one of the console's, and no way to somewhere else. */
  public static boolean isOwnPage(String path) {
    return path.matches("/admin[\\w/.-]*");
  }
}
