package switchboard.telegram;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
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

  Proxy address() {
    return switch (kind) {
      // Resolved for each connection, because its address may change.
      case HTTP -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
      case SOCKS5 -> new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(host, port));
    };
  }

  @Nullable String authorization() {
    return login == null
        ? null
        : Credentials.basic(login.name(), login.password(), StandardCharsets.UTF_8);
  }

  /** Display form for messages and logs, without credentials. */
  @Override
  public String toString() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return (kind == Kind.HTTP ? "http://" : "socks5://") + name + ":" + port;
  }
}
