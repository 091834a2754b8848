package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A scan by clamd, which listens on a Unix socket (clamd(8), {@code zINSTREAM}). The file is
 * streamed: it touches no disk in the clear.
 *
 * <p>Only the answer "OK" means clean. Anything else that is not a finding is an exception: the
 * file is then not kept, and scanned again later.
 */
final class VirusScanner implements AutoCloseable {

  private static final int CHUNK = 64 << 10;
  private static final int MAX_ANSWER = 4096;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Duration patience;

  /**
   * @param patience longest time for each step
   */
  private VirusScanner(SocketChannel channel, Selector selector, Duration patience)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.patience = patience;
    channel.configureBlocking(false);
    key = channel.register(selector, 0);
  }

  static VirusScanner connect(Path socket, Duration patience) throws ScannerException {
    try {
      // A Unix socket accepts at once or not at all.
      var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      var scanner = new VirusScanner(channel, Selector.open(), patience);
      scanner.write(ByteBuffer.wrap("zINSTREAM\0".getBytes(US_ASCII)));
      return scanner;
    } catch (IOException e) {
      throw new ScannerException(e);
    }
  }

  /** Scans more of the file. */
  void scan(byte[] bytes, int length) throws ScannerException {
    try {
      for (int from = 0; from < length; from += CHUNK) {
        int count = Math.min(CHUNK, length - from);
        write(ByteBuffer.allocate(4).putInt(count).flip());
        write(ByteBuffer.wrap(bytes, from, count));
      }
    } catch (IOException e) {
      // It closes the connection when a file is larger than its StreamMaxLength, and says so first.
      throw new ScannerException(e);
    }
  }

  /** Whether the whole file is clean. */
  boolean isClean() throws ScannerException {
    try {
      write(ByteBuffer.allocate(4).putInt(0).flip());
      var answer = answer();
      if (answer.endsWith(" OK")) {
        return true;
      }
      if (answer.endsWith(" FOUND")) {
        return false;
      }
      throw new IOException("no verdict");
    } catch (IOException e) {
      throw new ScannerException(e);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /** The answer, which ends with a NUL. */
  private String answer() throws IOException {
    var answer = ByteBuffer.allocate(MAX_ANSWER);
    while (answer.hasRemaining()) {
      int count = channel.read(answer);
      int end = answer.position();
      if (count < 0 || (end > 0 && answer.get(end - 1) == 0)) {
        return new String(answer.array(), 0, end, US_ASCII).replace("\0", "").strip();
      }
      if (count == 0) {
        await(SelectionKey.OP_READ);
      }
    }
    throw new IOException("endless answer");
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    if (selector.select(patience.toMillis()) == 0) {
      throw new IOException("no answer in time");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() {
    try (channel) {
      selector.close();
    } catch (IOException _) {
      // as closed as can be
    }
  }

  /** The scanner gave no verdict. */
  static final class ScannerException extends IOException {

    private static final long serialVersionUID = 1;

    ScannerException(IOException cause) {
      super("The virus scanner gave no verdict", cause);
    }
  }
}
