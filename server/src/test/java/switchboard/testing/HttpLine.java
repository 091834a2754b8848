package switchboard.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** A connection that carries whole HTTP messages and never blocks. */
final class HttpLine implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(64 << 10);
  private final SelectionKey key;

  HttpLine(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ);
  }

  static HttpLine to(InetSocketAddress address, Selector selector) throws IOException {
    return new HttpLine(SocketChannel.open(address), selector);
  }

  /** Calls this when there is something to read. */
  void whenReady(Runnable ready) {
    key.attach(ready);
  }

  /** Returns false when the other side has closed the connection. */
  boolean read() throws IOException {
    return channel.read(in) >= 0;
  }

  /** The next message that has been read as a whole. */
  Optional<String> message() {
    var text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    if (body < 4) {
      return Optional.empty();
    }
    var length = LENGTH.matcher(text.substring(0, body));
    int end = body + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    if (end > text.length()) {
      return Optional.empty();
    }
    in.flip().position(end);
    in.compact();
    return Optional.of(text.substring(0, end));
  }

  void write(String head, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var whole =
        ByteBuffer.allocate(head.length() + bytes.length + 64)
            .put(
                (head + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII))
            .put(bytes)
            .flip();
    while (whole.hasRemaining()) {
      channel.write(whole);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
