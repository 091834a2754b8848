package switchboard.telegram;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the way to the Bot API.
 *
 * @param login absent: it asks for none
 */
public record OutboundProxy(Kind kind, String host, int port, @Nullable Login login) {

  /** What it speaks. */
  public enum Kind {
    HTTP,
    SOCKS5
  }

  /** A name and a password, which are shown nowhere. */
  public record Login(String name, String password) {
    @Override
    public String toString() {
      return "***";
    }
  }

  Proxy address() {
    return switch (kind) {
      // Its name is looked up for each connection: it may move.
      case HTTP -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
      case SOCKS5 -> new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(host, port));
    };
  }

  @Nullable String authorization() {
    return login == null
        ? null
        : Credentials.basic(login.name(), login.password(), StandardCharsets.UTF_8);
  }

  /** For people and logs: without the password. */
  @Override
  public String toString() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return (kind == Kind.HTTP ? "http://" : "socks5://") + name + ":" + port;
  }
}
