import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection: whole requests or responses in, the same out. */
final class Line implements AutoCloseable {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(64 << 10);

  Line(SocketChannel channel, Selector selector, Ready ready) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, ready);
  }

  /** Whether the other side is still there. */
  boolean read() throws IOException {
    return channel.read(in) >= 0;
  }

  /** The next message, head and body; null when it is not there as a whole. */
  String take() {
    int body = endOfHead();
    int end = body < 0 ? -1 : body + length(body);
    if (end < 0 || in.position() < end) {
      return null;
    }
    var message = new String(in.array(), 0, end, StandardCharsets.ISO_8859_1);
    in.flip().position(end);
    in.compact();
    return message;
  }

  private int endOfHead() {
    var bytes = in.array();
    for (int i = 3; i < in.position(); i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int length(int head) {
    var bytes = in.array();
    for (int i = 0; i < head - LENGTH.length; i++) {
      int at = 0;
      while (at < LENGTH.length && (bytes[i + at] | (LENGTH[at] & 32)) == LENGTH[at]) {
        at++;
      }
      if (at == LENGTH.length) {
        int length = 0;
        for (int d = i + at; bytes[d] != '\r'; d++) {
          length = bytes[d] == ' ' ? length : length * 10 + bytes[d] - '0';
        }
        return length;
      }
    }
    return 0;
  }

  void write(byte[] bytes) throws IOException {
    for (var out = ByteBuffer.wrap(bytes); out.hasRemaining(); ) {
      channel.write(out);
    }
  }

  /** As much as the connection takes now. */
  void writeSome(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
