package switchboard.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clamd that finds the word "virus". */
final class FakeScanner implements AutoCloseable {

  private final ServerSocketChannel server;
  final List<byte[]> scanned = new CopyOnWriteArrayList<>();
  volatile int most = Integer.MAX_VALUE;
  volatile boolean silent;

  FakeScanner(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        var connection = server.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      var in = new DataInputStream(Channels.newInputStream(connection));
      in.skipNBytes("zINSTREAM\0".length());
      var all = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        all.write(in.readNBytes(length));
        if (all.size() > most) {
          answer(connection, "INSTREAM size limit exceeded. ERROR");
          return;
        }
      }
      scanned.add(all.toByteArray());
      if (silent) {
        return;
      }
      boolean found = new String(all.toByteArray(), US_ASCII).contains("virus");
      answer(connection, found ? "stream: Some.Virus FOUND" : "stream: OK");
    } catch (IOException _) {
      // closed by the client
    }
  }

  private static void answer(SocketChannel connection, String text) throws IOException {
    connection.write(ByteBuffer.wrap((text + "\0").getBytes(US_ASCII)));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
