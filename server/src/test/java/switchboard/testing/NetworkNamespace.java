package switchboard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A network of its own for a program, with two links to this machine: one to the database, which
 * can be cut, and one for all else. Linux only, and for root.
 */
final class NetworkNamespace implements AutoCloseable {

  private static final Path IP = Path.of("/usr/sbin/ip");

  private final String name = "sb" + ThreadLocalRandom.current().nextInt(100_000);
  private final int subnet = ThreadLocalRandom.current().nextInt(256);

  NetworkNamespace() {
    ip("netns", "add", name);
    link("db", 0);
    link("web", 4);
    ip("-n", name, "link", "set", "lo", "up");
  }

  static boolean isPossible() {
    return ServiceUser.isRoot() && Files.isExecutable(IP);
  }

  private void link(String end, int first) {
    var here = name + end;
    ip("link", "add", here, "type", "veth", "peer", "name", end, "netns", name);
    ip("address", "add", address(first + 1) + "/30", "dev", here);
    ip("-n", name, "address", "add", address(first + 2) + "/30", "dev", end);
    ip("link", "set", here, "up");
    ip("-n", name, "link", "set", end, "up");
  }

  private String address(int host) {
    return "10.213." + subnet + "." + host;
  }

  /** This machine on the link to the database. */
  InetAddress databaseSide() {
    return parsed(address(1));
  }

  /** This machine on the other link. */
  InetAddress otherSide() {
    return parsed(address(5));
  }

  /** The program's own address on that link. */
  String inside() {
    return address(6);
  }

  private static InetAddress parsed(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Words before a command that is to run inside. */
  List<String> wrapper() {
    return List.of(IP.toString(), "netns", "exec", name);
  }

  /** What is sent on the link to the database is lost, as with a cable that is pulled out. */
  void cut() {
    ip("link", "set", name + "db", "down");
  }

  void mend() {
    ip("link", "set", name + "db", "up");
  }

  private static void ip(String... words) {
    var command = new ArrayList<>(List.of(IP.toString()));
    command.addAll(List.of(words));
    try {
      var process = new ProcessBuilder(command).inheritIO().start();
      assertThat(process.waitFor()).as("%s", command).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Deletes the links too. */
  @Override
  public void close() {
    ip("netns", "delete", name);
  }
}
