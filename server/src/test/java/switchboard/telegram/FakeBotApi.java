package switchboard.telegram;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Fake Bot API on a raw socket, which can misbehave in every way. */
final class FakeBotApi implements AutoCloseable {

  /** Reaction to a request on a connection. */
  @FunctionalInterface
  interface Reaction {
    void to(Socket connection) throws IOException;
  }

  /**
   * @param path path in the request line
   */
  record Seen(String path, String headers, String body) {}

  final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
  private final ServerSocket server;

  FakeBotApi() throws IOException {
    this(new ServerSocket(0, 300, InetAddress.getLoopbackAddress()));
  }

  FakeBotApi(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  FakeBotApi answers(int status, String body) {
    return answers(status, "", body);
  }

  FakeBotApi answers(int status, String header, String body) {
    return reacts(connection -> write(connection, status, header, body));
  }

  FakeBotApi reacts(Reaction reaction) {
    reactions.add(reaction);
    return this;
  }

  /** How many connections there were. */
  int connections() {
    return connections.size();
  }

  /** Resets the connection instead of closing it properly. */
  static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  /** Sends no response until the client closes the connection. */
  static void keepSilent(Socket connection) throws IOException {
    while (connection.getInputStream().read() >= 0) {
      // ignored
    }
  }

  static void write(Socket connection, int status, String header, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        "HTTP/1.1 " + status + " X\r\n" + header + "Content-Length: " + bytes.length + "\r\n\r\n";
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(bytes);
    connection.getOutputStream().write(out.toByteArray());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new BufferedInputStream(connection.getInputStream());
      while (!connection.isClosed()) {
        seen.add(request(in));
        reactions.remove().to(connection);
      }
    } catch (IOException _) {
      // closed by the client
    }
  }

  private static Seen request(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("end");
      }
      head.append((char) read);
    }
    var lower = head.toString().toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ") + "content-length: ".length();
    int length =
        lower.contains("content-length: ")
            ? Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)))
            : 0;
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Seen(
        head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP/")), head.toString(), body);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var connection : connections) {
      connection.close();
    }
  }
}
