package switchboard.testing;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/**
 * Records each time that the program sends something to PostgreSQL and waits for the answer. The
 * driver creates it for a URL with {@link #PARAMETERS}.
 */
public final class RoundTrips extends SocketFactory {

  /** Statements have no names, so that each time their text is sent. */
  public static final String PARAMETERS =
      "&prepareThreshold=0&socketFactory=" + RoundTrips.class.getName();

  /** A round trip on a connection, with the text of all statements. */
  public record RoundTrip(Socket connection, String sent) {}

  private static final List<RoundTrip> SEEN = new CopyOnWriteArrayList<>();

  public static List<RoundTrip> seen() {
    return List.copyOf(SEEN);
  }

  public static void forget() {
    SEEN.clear();
  }

  @Override
  public Socket createSocket() {
    return new RecordedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  private static final class RecordedSocket extends Socket {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(int one) throws IOException {
          write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          sent.write(bytes, from, length);
          out.write(bytes, from, length);
        }
      };
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          if (sent.size() > 0) {
            var text = sent.toString(StandardCharsets.ISO_8859_1);
            SEEN.add(new RoundTrip(RecordedSocket.this, text));
            sent.reset();
          }
          return super.read(bytes, from, length);
        }
      };
    }
  }
}
