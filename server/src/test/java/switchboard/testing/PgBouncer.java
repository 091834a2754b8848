package switchboard.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import switchboard.base.ProcessUser;

/** The installed PgBouncer in transaction mode, before the PostgreSQL of the tests. */
public final class PgBouncer implements AutoCloseable {

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  private static Optional<Path> find() {
    var path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Skips the test where PgBouncer is not installed.
   *
   * @param folder an empty folder
   */
  public static PgBouncer start(Path folder) {
    var program = find();
    assumeTrue(program.isPresent(), "there is no pgbouncer on the PATH");
    try {
      int port = Ports.free();
      var settings = folder.resolve("pgbouncer.ini");
      Files.writeString(settings, settings(port));
      var command = new ArrayList<>(List.of(program.orElseThrow().toString(), settings.toString()));
      if (ProcessUser.isRoot()) {
        command.addAll(1, List.of("-u", "nobody"));
      }
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("pgbouncer.log").toFile())
              .start();
      var bouncer = new PgBouncer(process, port);
      Eventually.holds("PgBouncer listens", bouncer::listens);
      return bouncer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings(int port) {
    return """
    [databases]
    * = host=127.0.0.1 port=%d user=postgres
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = any
    pool_mode = transaction
    default_pool_size = 4
    ignore_startup_parameters = extra_float_digits
    """
        .formatted(TestPostgres.port(), port);
  }

  /** The URL of a database, by way of this pooler. */
  public String url(String direct) {
    return direct.replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/");
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      var _ = process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
