package switchboard.telegram;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jspecify.annotations.Nullable;
import switchboard.telegram.OutboundProxy.Kind;

/** Where the Bot API is and how to get there: directly or through a proxy. */
final class BotApiAddress {

  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private final HttpHost host;
  private final @Nullable OutboundProxy proxy;
  private final String path;
  private final String files;
  private final Header[] headers;

  /**
   * @throws IllegalArgumentException when {@code base} cannot be right
   */
  BotApiAddress(BotToken token, URI base, @Nullable OutboundProxy proxy) {
    this.host = host(base);
    this.proxy = proxy;
    // An HTTP proxy gets the whole address, unless it only tunnels.
    var start = isThroughHttpProxy() && !isSecure() ? "http://" + authority() : "";
    var given = URI.create(base.toASCIIString()).getRawPath().replaceFirst("/*$", "");
    path = start + given + "/bot" + token.reveal() + "/";
    files = start + given + "/file/bot" + token.reveal() + "/";
    headers = headers().toArray(Header[]::new);
  }

  private static HttpHost host(URI base) {
    boolean secure = "https".equalsIgnoreCase(base.getScheme());
    boolean web = secure || "http".equalsIgnoreCase(base.getScheme());
    if (!web || base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException(
          "The Bot API URL must look like https://api.telegram.org, without ? or #");
    }
    int usual = secure ? 443 : 80;
    var name = base.getHost().replaceAll("[\\[\\]]", "");
    int port = base.getPort() < 0 ? usual : base.getPort();
    return new HttpHost(secure ? "https" : "http", name, port);
  }

  private List<Header> headers() {
    var list = new ArrayList<Header>();
    list.add(new BasicHeader("Host", authority()));
    list.add(new BasicHeader("User-Agent", "Switchboard"));
    list.add(new BasicHeader("Accept-Encoding", "identity"));
    if (!isSecure() && isThroughHttpProxy()) {
      list.addAll(authorization());
    }
    return list;
  }

  /** Credentials go with the first request: a request is never repeated. */
  private List<Header> authorization() {
    return Stream.ofNullable(proxy == null ? null : proxy.authorization())
        .<Header>map(value -> new BasicHeader(PROXY_AUTHORIZATION, value))
        .toList();
  }

  /** The host, with its port unless that is the scheme's. */
  private String authority() {
    var name = host.getHostName();
    var bracketed = name.contains(":") ? "[" + name + "]" : name;
    return host.getPort() == (isSecure() ? 443 : 80) ? bracketed : bracketed + ":" + host.getPort();
  }

  HttpHost host() {
    return host;
  }

  boolean isSecure() {
    return host.getSchemeName().equals("https");
  }

  private boolean isThroughHttpProxy() {
    return proxy != null && proxy.kind() == Kind.HTTP;
  }

  boolean isTunnelled() {
    return isSecure() && isThroughHttpProxy();
  }

  /** The SOCKS proxy, if there is one. */
  @Nullable InetSocketAddress socksProxy() {
    return proxy != null && proxy.kind() == Kind.SOCKS5 ? proxy.address() : null;
  }

  /**
   * The addresses to connect to, in this order, resolved now. A SOCKS proxy gets the name.
   *
   * <p>Blocks.
   */
  List<InetSocketAddress> firstHops() throws UnknownHostException {
    if (proxy != null && proxy.kind() == Kind.SOCKS5) {
      return List.of(InetSocketAddress.createUnresolved(host.getHostName(), host.getPort()));
    }
    var name = proxy == null ? host.getHostName() : proxy.host();
    int port = proxy == null ? host.getPort() : proxy.port();
    return Stream.of(InetAddress.getAllByName(name))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }

  /** A POST without body; its path contains the token. */
  HttpRequest post(BotApiRequests.Request call) {
    var post = new BasicHttpRequest("POST", (HttpHost) null, path + call.method());
    post.setHeaders(headers);
    post.addHeader("Content-Type", call.body().contentType());
    post.addHeader("Content-Length", call.body().remaining());
    return post;
  }

  /**
   * A GET of a file; its path contains the token.
   *
   * @param file encoded for URLs
   */
  ClassicHttpRequest file(String file) {
    var get = new BasicClassicHttpRequest("GET", (HttpHost) null, files + file);
    get.setHeaders(headers);
    get.addHeader("Connection", "close");
    return get;
  }

  /** Asks the proxy for a tunnel (RFC 9110, section 9.3.6). */
  HttpRequest connect() {
    return withTunnelHeaders(new BasicHttpRequest("CONNECT", (HttpHost) null, tunnelled()));
  }

  /** The same for a blocking connection. */
  ClassicHttpRequest classicConnect() {
    return withTunnelHeaders(new BasicClassicHttpRequest("CONNECT", (HttpHost) null, tunnelled()));
  }

  private String tunnelled() {
    return host.toHostString();
  }

  private <T extends HttpRequest> T withTunnelHeaders(T connect) {
    connect.addHeader("Host", tunnelled());
    authorization().forEach(connect::addHeader);
    connect.addHeader("User-Agent", "Switchboard");
    return connect;
  }
}
