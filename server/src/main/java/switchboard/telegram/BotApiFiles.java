package switchboard.telegram;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.net.PercentCodec;

/**
 * Downloads files from the Bot API server, through the proxy of the other calls. Downloads are long
 * and few: each has a blocking connection of its own, so that none of them delays a call.
 */
final class BotApiFiles implements AutoCloseable {

  private final BotToken token;
  private final BotApiAddress address;
  private final DownloadPatience patience;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  BotApiFiles(BotToken token, BotApiAddress address, DownloadPatience patience) {
    this.token = token;
    this.address = address;
    this.patience = patience;
  }

  /**
   * Requests a file.
   *
   * @param path as the server named it
   */
  FileResponse open(String path) {
    if (!isPlain(path)) {
      return new FileResponse.Missing(400);
    }
    try {
      var socket = connect();
      return get(socket, new BotApiDownload(socket, patience), encoded(path));
    } catch (IOException e) {
      return failed(e);
    }
  }

  private FileResponse get(Socket socket, BotApiDownload download, String path) {
    try {
      if (address.isTunnelled()) {
        tunnel(socket);
      }
      var response = download.get(secured(socket), address.file(path));
      if (!(response instanceof FileResponse.Content)) {
        download.close();
      }
      return response;
    } catch (IOException e) {
      download.close();
      return failed(download.explained(e));
    }
  }

  private FileResponse failed(IOException e) {
    return new FileResponse.Failed(BotApiResponses.brief(e.toString(), token));
  }

  /** Whether a path stays below the server's address for files. */
  private static boolean isPlain(String path) {
    return path.length() <= 1024
        && !path.isEmpty()
        && path.chars().noneMatch(it -> it < ' ' || it == '\\')
        && Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/"))
        .map(part -> PercentCodec.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/"));
  }

  /** Tries one address after the other. */
  private Socket connect() throws IOException {
    IOException failure = new IOException("no address");
    for (var hop : address.firstHops()) {
      var socket = socket();
      sockets.removeIf(Socket::isClosed);
      sockets.add(socket);
      try {
        connect(socket, hop);
        return socket;
      } catch (IOException e) {
        close(socket);
        failure = e;
      }
    }
    throw failure;
  }

  private Socket socket() {
    var socks = address.socksProxy();
    return socks == null
        ? new Socket(Proxy.NO_PROXY)
        : new Socket(new Proxy(Proxy.Type.SOCKS, socks));
  }

  private void connect(Socket socket, InetSocketAddress hop) throws IOException {
    int millis = Math.toIntExact(patience.connect().toMillis());
    socket.setSoTimeout(Math.toIntExact(patience.start().toMillis()));
    if (closed) {
      throw new IOException("closed");
    }
    socket.connect(hop, millis);
  }

  /** Asks the proxy for a tunnel (RFC 9110, section 9.3.6). */
  private void tunnel(Socket socket) throws IOException {
    try {
      // Not closed: that would close the socket.
      var proxy = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
      proxy.bind(socket);
      proxy.sendRequestHeader(address.classicConnect());
      proxy.flush();
      int status = proxy.receiveResponseHeader().getCode();
      if (status != 200) {
        throw new IOException("The proxy refused the tunnel: HTTP " + status);
      }
    } catch (HttpException e) {
      throw new IOException("The proxy does not answer in HTTP");
    }
  }

  private Socket secured(Socket socket) throws IOException {
    if (!address.isSecure()) {
      return socket;
    }
    try {
      var host = address.host();
      var factory = SSLContext.getDefault().getSocketFactory();
      var tls = (SSLSocket) factory.createSocket(socket, host.getHostName(), host.getPort(), true);
      var parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      return tls;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // as closed as can be
    }
  }

  /** Ends the downloads that run. */
  void cancel() {
    sockets.forEach(BotApiFiles::close);
  }

  /** The same, and lets no other begin. */
  @Override
  public void close() {
    closed = true;
    cancel();
  }
}
