package switchboard.simulator.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** URL validation and normalization as in Telegram. */
final class TelegramLinks {
  private static final Set<String> OWN_SCHEMES = Set.of("tg", "ton", "tonsite");

  private TelegramLinks() {}

  static void checkButton(String url) {
    if (normal(url).isEmpty()) {
      throw BotApiRefusal.badRequest(
          "inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
    }
  }

  /** Returns the URL as Telegram normalizes it, or empty if Telegram rejects it. */
  static Optional<String> normal(String url) {
    String text = url.strip();
    String full = text.contains(":/") || text.startsWith("tg:") ? text : "http://" + text;
    try {
      URI uri = new URI(full.replace(" ", "%20"));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (OWN_SCHEMES.contains(scheme)) {
        return Optional.of(full);
      }
      boolean web = scheme.equals("http") || scheme.equals("https");
      String authority = String.valueOf(uri.getRawAuthority());
      String host = authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
      if (!web || !host.contains(".") || host.startsWith(".") || host.endsWith("..")) {
        return Optional.empty();
      }
      boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
      boolean complete = bare && uri.getRawQuery() == null && uri.getRawFragment() == null;
      return Optional.of(complete ? full + "/" : full);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
