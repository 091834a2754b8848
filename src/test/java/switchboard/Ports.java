package switchboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens at. They lie below those that a machine gives to outgoing connections:
 * one of these would be taken by some connection while the server that it is for starts anew.
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
        // taken: another one
      }
    }
  }
}
