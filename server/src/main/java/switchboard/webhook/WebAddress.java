package switchboard.webhook;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses user-entered URLs: scheme and host in upper or lower case, internationalized host names
 * converted to ASCII (RFC 3492).
 */
final class WebAddress {

  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#]*?)(?::(\\d{0,5}))?(/[^?#]*)?");

  /** Characters that IDNA 2003, which Java implements, and IDNA 2008 map to different hosts. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200c\u200d]");

  private WebAddress() {}

  /**
   * @throws IllegalArgumentException when it is invalid; the message says what is expected
   */
  static URI parse(String word) {
    var match = PARTS.matcher(word.strip().replaceFirst("/+$", ""));
    if (!match.matches() || match.group(2).isEmpty()) {
      throw new IllegalArgumentException(WebhookBaseUrl.EXPECTED);
    }
    var port = match.group(3) == null || match.group(3).isEmpty() ? "" : ":" + match.group(3);
    var path = match.group(4) == null ? "" : match.group(4);
    return uri(match.group(1).toLowerCase(Locale.ROOT), host(match.group(2)), port, path);
  }

  private static URI uri(String scheme, String host, String port, String path) {
    try {
      var url = URI.create(scheme + "://" + host + port + path);
      if (url.getHost() != null && url.getPort() <= 65_535) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // contains a space or another illegal character
    }
    throw new IllegalArgumentException(WebhookBaseUrl.EXPECTED);
  }

  static String host(String written) {
    if (written.contains("@")) {
      throw new IllegalArgumentException(
          "an address such as https://bot.example.org, without a user name or password");
    }
    if (written.contains("_")) {
      throw new IllegalArgumentException(
          "a host of letters, digits and -; host names have no _ (RFC 1123)");
    }
    if (AMBIGUOUS.matcher(written).find()) {
      throw new IllegalArgumentException(
          "the host in its ASCII form (xn--…) as shown by your domain registrar; with ß, ς or joiners it is ambiguous");
    }
    return written.startsWith("[") ? written : ascii(written);
  }

  private static String ascii(String host) {
    try {
      return IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the host in its ASCII form (xn--…) as shown by your domain registrar", e);
    }
  }
}
