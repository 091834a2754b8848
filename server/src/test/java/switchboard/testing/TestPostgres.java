package switchboard.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import switchboard.store.Databases;
import switchboard.store.postgres.PostgresAddress;
import switchboard.store.postgres.PostgresDatabase;
import switchboard.store.postgres.PostgresSchema;

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
                .setServerConfig("synchronous_commit", "on") // the library turns it off
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("autovacuum", "off") // it would turn to each of the databases
                .setServerConfig("io_method", "sync") // all files are in memory
                .setOutputRedirector(Redirect.DISCARD)
                .setErrorRedirector(Redirect.DISCARD)
                .start();
        execute(server, "CREATE DATABASE " + TEMPLATE);
        at(server.getJdbcUrl(USER, TEMPLATE)).data().migrate();
        at(server.getJdbcUrl(USER, TEMPLATE)).keys().migrate();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The databases of a test; skips the test where the server does not run. */
  public static Databases.Served databases(Path folder) {
    return at(urlOf(folder));
  }

  /** The databases in one of these databases. */
  public static Databases.Served served(String database) {
    return at(url(database));
  }

  /** The databases of any server. */
  public static Databases.Served at(String url) {
    var address = new PostgresAddress(url, null, null);
    return new Databases.Served(
        new PostgresDatabase(address, null, PostgresSchema.DATA),
        new PostgresDatabase(address, null, PostgresSchema.KEYS));
  }

  /** The data of a test. */
  public static PostgresDatabase database(Path folder) {
    return databases(folder).data();
  }

  /** The URL of the database of a test; skips the test where the server does not run. */
  public static String urlOf(Path folder) {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the PostgreSQL of the tests is a program for Linux on amd64");
    var name = NAMES.computeIfAbsent(folder, _ -> create("TEMPLATE " + TEMPLATE));
    return url(name);
  }

  /** Gives a test a database without tables. */
  public static void empty(Path folder) {
    NAMES.put(folder, create(""));
  }

  /** Copies the database of a test, as it is on the disk; returns the copy's name. */
  public static String copy(Path folder) {
    disconnectAll(folder);
    return create("TEMPLATE " + NAMES.get(folder));
  }

  /** Replaces the database of a test by a copy, as a restore of the server does. */
  public static void takeBack(Path folder, String copy) {
    disconnectAll(folder);
    var name = NAMES.get(folder);
    execute(Server.RUNNING, "DROP DATABASE " + name);
    execute(Server.RUNNING, "CREATE DATABASE " + name + " TEMPLATE " + copy);
  }

  /** Creates a database with these options; returns its name. Copying files takes the least. */
  public static String create(String options) {
    var name = "test" + COUNT.incrementAndGet();
    execute(Server.RUNNING, "CREATE DATABASE " + name + " STRATEGY FILE_COPY " + options);
    return name;
  }

  /** A migrated database with its files in a folder; dropped at the end. */
  public record PlacedDatabase(String url, String name) implements AutoCloseable {

    @Override
    public void close() {
      execute(Server.RUNNING, "DROP DATABASE " + name + " WITH (FORCE)");
      execute(Server.RUNNING, "DROP TABLESPACE place_of_" + name);
    }
  }

  /**
   * @param files an empty folder
   */
  public static PlacedDatabase placed(Path files) {
    var name = "placed" + COUNT.incrementAndGet();
    execute(Server.RUNNING, "CREATE TABLESPACE place_of_" + name + " LOCATION '" + files + "'");
    execute(
        Server.RUNNING,
        "CREATE DATABASE %1$s TEMPLATE %2$s TABLESPACE place_of_%1$s".formatted(name, TEMPLATE));
    return new PlacedDatabase(url(name), name);
  }

  /** Executes a statement in one of these databases. */
  public static void execute(String database, String sql) {
    try (var connection = DriverManager.getConnection(url(database));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends all connections to the database of a test, as a restart of the server does. */
  public static void disconnectAll(Path folder) {
    var name = NAMES.get(folder);
    execute(
        Server.RUNNING,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
            + name
            + "'");
  }

  /** Demands a password from a user, as servers usually do. */
  public static void demandPassword(String user) {
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      try (var place = statement.executeQuery("SELECT current_setting('hba_file')")) {
        place.next();
        var file = Path.of(place.getString(1));
        Files.writeString(
            file, "host all " + user + " all scram-sha-256\n" + Files.readString(file));
      }
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static int port() {
    return Server.RUNNING.getPort();
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
