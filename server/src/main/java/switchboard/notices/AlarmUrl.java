package switchboard.notices;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where alarms are posted. The URL is a secret, as it may contain a token.
 *
 * @param uri where to
 * @param topic of ntfy; empty for others
 */
public record AlarmUrl(URI uri, String topic) {

  public static final String EXPECTED =
      "an https URL without name and password, or http on this machine";

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
  private static final Pattern NTFY = Pattern.compile("/([-_A-Za-z0-9]{1,64})/?");
  private static final String TOPIC = "topic=";

  /**
   * The URL of a topic of ntfy, {@code https://ntfy.…/TOPIC}, becomes that of its JSON interface.
   *
   * @throws IllegalArgumentException for any other kind of URL
   */
  public static AlarmUrl parse(String text) {
    var uri = URI.create(text);
    var host = Optional.ofNullable(uri.getHost()).orElse("");
    boolean isSafe = "https".equalsIgnoreCase(uri.getScheme());
    boolean isLocal = "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.matcher(host).matches();
    if (host.isEmpty() || uri.getRawUserInfo() != null || !(isSafe || isLocal)) {
      throw new IllegalArgumentException();
    }
    var path = NTFY.matcher(Optional.ofNullable(uri.getRawPath()).orElse(""));
    return host.toLowerCase(Locale.ROOT).startsWith("ntfy.") && path.matches()
        ? new AlarmUrl(uri.resolve("/"), path.group(1))
        : new AlarmUrl(uri, named(uri));
  }

  private static String named(URI uri) {
    var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    return query.startsWith(TOPIC) ? query.substring(TOPIC.length()) : "";
  }

  @Override
  public String toString() {
    return "***";
  }
}
