package switchboard.telegram;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The outbound proxy for the Bot API.
 *
 * @param login absent: no authentication
 */
public record OutboundProxy(Kind kind, String host, int port, @Nullable Login login) {

  /** The proxy protocol. */
  public enum Kind {
    HTTP,
    SOCKS5
  }

  /** The proxy credentials; never printed. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** Where a SOCKS proxy is. */
  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  /** The {@code Proxy-Authorization} header (RFC 7617); absent without credentials. */
  @Nullable String authorization() {
    if (login == null) {
      return null;
    }
    var both = (login.name() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Display form for messages and logs, without credentials. */
  @Override
  public String toString() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return (kind == Kind.HTTP ? "http://" : "socks5://") + name + ":" + port;
  }
}
