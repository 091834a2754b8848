package switchboard.auth;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/**
 * Origin of a login.
 *
 * @param device the browser's user agent, truncated
 * @param knownAs the value of the device cookie; empty without one
 */
public record LoginDetails(String address, String device, String knownAs) {

  private static final int MAX_LENGTH = 200;

  public static LoginDetails of(HttpServletRequest request) {
    var agent = request.getHeader(HttpHeaders.USER_AGENT);
    var device = agent == null ? "" : agent.replaceAll("\\p{Cntrl}", "");
    return new LoginDetails(
        request.getRemoteAddr(),
        device.substring(0, Math.min(device.length(), MAX_LENGTH)),
        Cookies.DEVICE.of(request).orElse(""));
  }
}
