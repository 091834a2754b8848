package switchboard.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;

/** A PostgreSQL server with files of its own, whose processes are killed. */
public final class KillablePostgres implements AutoCloseable {

  private final Path files;
  private final int port = Ports.free();
  private EmbeddedPostgres server;

  /**
   * @param files an empty folder
   */
  public KillablePostgres(Path files) {
    this.files = files;
    server = start();
  }

  private EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(files)
          .setCleanDataDirectory(false)
          .setServerConfig("fsync", "off") // the machine itself stays on
          .setServerConfig("synchronous_commit", "on") // the library turns it off
          .setServerConfig("shared_buffers", "32MB")
          .setOutputRedirector(Redirect.DISCARD)
          .setErrorRedirector(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  public int port() {
    return port;
  }

  /** Kills the process of one of the program's sessions: the server ends all and recovers. */
  public void killSession(Random dice) {
    try (var connection = DriverManager.getConnection(url())) {
      var sessions =
          DatabaseReader.rows(
              connection,
              "SELECT pid FROM pg_stat_activity WHERE application_name = 'Switchboard'");
      if (!sessions.isEmpty()) {
        kill(Long.parseLong(sessions.get(dice.nextInt(sessions.size()))));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills the server process, and starts another one on its files. */
  public void killServer() {
    stop();
    startAgain();
  }

  /** Kills the server process. */
  public void stop() {
    var main = ProcessHandle.of(process()).orElseThrow();
    var sessions = main.descendants().toList();
    kill(main.pid());
    Eventually.holds(
        "its sessions have ended", () -> sessions.stream().noneMatch(ProcessHandle::isAlive));
    close();
  }

  /** Starts another server on the files. */
  public void startAgain() {
    server = start();
  }

  private long process() {
    try {
      return Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(long process) {
    ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
