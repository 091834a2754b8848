package switchboard.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.store.postgres.PostgresDatabase;

/**
 * A PostgreSQL server for the tests of this JVM, started at its first use. Each test has a database
 * of its own, copied from one that is migrated.
 */
public final class TestPostgres {

  private static final String USER = "postgres";
  private static final String TEMPLATE = "migrated";

  /** The names of the databases, by the folders of the tests. */
  private static final Map<Path, String> NAMES = new ConcurrentHashMap<>();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestPostgres() {}

  /** Started by the first access. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off") // tests do not switch off the power
                .setServerConfig("shared_buffers", "32MB")
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
        execute(server, "CREATE DATABASE " + TEMPLATE);
        new PostgresDatabase(server.getJdbcUrl(USER, TEMPLATE), null, null).migrate();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The database of a test; skips the test where the server does not run. */
  public static PostgresDatabase database(Path folder) {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the PostgreSQL of the tests is a program for Linux on amd64");
    var name = NAMES.computeIfAbsent(folder, _ -> create("TEMPLATE " + TEMPLATE));
    return new PostgresDatabase(url(name), null, null);
  }

  /** Creates a database with these options; returns its name. */
  public static String create(String options) {
    var name = "test" + COUNT.incrementAndGet();
    execute(Server.RUNNING, "CREATE DATABASE " + name + " " + options);
    return name;
  }

  public static String url(String database) {
    return Server.RUNNING.getJdbcUrl(USER, database);
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder with the files of a database, after writing all changes to them. Closes it. */
  static Path folder(Connection database) throws SQLException {
    try (database;
        var statement = database.createStatement()) {
      statement.execute("CHECKPOINT");
      try (var place =
          statement.executeQuery(
              """
              SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database
              WHERE datname = current_database()
              """)) {
        place.next();
        return Path.of(place.getString(1));
      }
    }
  }
}
