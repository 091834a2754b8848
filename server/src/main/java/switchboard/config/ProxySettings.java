package switchboard.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;
import switchboard.telegram.OutboundProxy;

/** The proxy to the Bot API, from the variables that curl and other programs also read. */
final class ProxySettings {

  private static final String EXPECTED =
      "http://host:port or socks5://host:port; an http proxy may have name:password@ before the host";

  private ProxySettings() {}

  /**
   * Returns null without a proxy for this address, and after a mistake, which it adds to {@code
   * words}.
   */
  static @Nullable OutboundProxy read(RawSettings words, URI api) {
    var byScheme = "https".equals(api.getScheme()) ? Setting.HTTPS_PROXY : Setting.HTTP_PROXY;
    OutboundProxy chosen = null;
    for (var setting : new Setting[] {Setting.ALL_PROXY, byScheme}) {
      if (words.has(setting)) {
        chosen = words.parseIfSet(setting, ProxySettings::proxy, EXPECTED);
      }
    }
    return isExcepted(api, words.word(Setting.NO_PROXY)) ? null : chosen;
  }

  private static OutboundProxy proxy(String word) {
    var uri = URI.create(word.contains("://") ? word : "http://" + word);
    var kind =
        switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
          case "http" -> OutboundProxy.Kind.HTTP;
          case "socks", "socks5", "socks5h" -> OutboundProxy.Kind.SOCKS5;
          default -> throw new IllegalArgumentException();
        };
    var login = login(uri.getRawUserInfo());
    boolean bare = uri.getPath().replace("/", "").isEmpty() && uri.getQuery() == null;
    if (uri.getHost() == null || !bare || (login != null && kind != OutboundProxy.Kind.HTTP)) {
      throw new IllegalArgumentException();
    }
    int usual = kind == OutboundProxy.Kind.HTTP ? 80 : 1080;
    var host = uri.getHost().replaceAll("[\\[\\]]", "");
    return new OutboundProxy(kind, host, uri.getPort() < 0 ? usual : uri.getPort(), login);
  }

  private static OutboundProxy.@Nullable Login login(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    var parts = raw.split(":", 2);
    return new OutboundProxy.Login(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Whether to bypass the proxy: always for this machine, else by a list of names, domains,
   * addresses and networks, or {@code *}.
   */
  private static boolean isExcepted(URI api, @Nullable String list) {
    var host = api.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    var address = literal(host);
    boolean here = address == null ? host.equals("localhost") : address.isLoopbackAddress();
    return here
        || Stream.of((list == null ? "" : list).toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(word -> !word.isEmpty())
            .anyMatch(word -> isIt(word, host, address));
  }

  private static boolean isIt(String word, String host, @Nullable InetAddress address) {
    if (word.equals("*")) {
      return true;
    }
    if (address != null) {
      return isIn(word, address);
    }
    var name = word.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
    return host.equals(name) || host.endsWith("." + name);
  }

  private static boolean isIn(String network, InetAddress address) {
    try {
      return new NetMask(network).matches(address);
    } catch (IllegalArgumentException e) {
      return false; // a name
    }
  }

  private static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
