package switchboard.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports below the ephemeral range: an outgoing connection could take an ephemeral port while
 * the server restarts.
 */
public final class Ports {

  private static final int FIRST = 10_000;
  private static final int LAST = 32_000;

  private Ports() {}

  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // in use: try another
      }
    }
  }
}
