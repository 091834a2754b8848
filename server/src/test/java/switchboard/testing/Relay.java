package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections to an address of this machine on to a port of its loopback address. */
final class Relay implements AutoCloseable {

  private final ServerSocket listening;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  Relay(InetAddress address, int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 50, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String authority() {
    return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var outer = listening.accept();
        sockets.add(outer);
        Thread.ofVirtual().start(() -> connect(outer));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void connect(Socket outer) {
    try {
      var inner = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(inner);
      Thread.ofVirtual().start(() -> pass(inner, outer));
      pass(outer, inner);
    } catch (IOException e) {
      end(outer);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one of them has ended the connection
    }
    end(from);
    end(to);
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(this::end);
  }
}
