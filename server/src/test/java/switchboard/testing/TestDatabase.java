package switchboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import switchboard.config.DatabaseSettings;
import switchboard.crypto.KeySource;
import switchboard.store.Databases;
import switchboard.store.Store;
import switchboard.store.postgres.PostgresAddress;

/** The databases that the store works on. Tests of the store run on each of them. */
public enum TestDatabase {
  SQLITE {
    @Override
    public Databases databases(Path folder) {
      return new Databases.Embedded(folder.resolve(Store.DATABASE));
    }

    @Override
    public Connection connect(Path folder) throws SQLException {
      var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Store.DATABASE));
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 5000");
      }
      return connection;
    }

    @Override
    public List<Path> files(Path folder) {
      return filesIn(folder);
    }
  },

  POSTGRES {
    @Override
    public Databases databases(Path folder) {
      return TestPostgres.databases(folder);
    }

    @Override
    public Connection connect(Path folder) throws SQLException {
      return TestPostgres.database(folder).open();
    }

    @Override
    public List<Path> files(Path folder) throws SQLException {
      return Stream.concat(
              filesIn(folder).stream(), filesIn(TestPostgres.folder(connect(folder))).stream())
          .toList();
    }
  };

  /** Those of this run; {@code ./check --fast} leaves PostgreSQL out. */
  static Stream<TestDatabase> tested() {
    return Stream.of(values()).filter(one -> one == SQLITE || !Boolean.getBoolean("tests.fast"));
  }

  /** Opens the store of a test, with its master key in the folder. */
  public Store open(Path folder) {
    var master = folder.resolve("master.json");
    if (this == SQLITE) {
      EmptyData.put(folder, master);
    }
    return Store.open(databases(folder), KeySource.file(master));
  }

  public abstract Databases databases(Path folder);

  /** The databases of a server's settings; null for SQLite. */
  public @Nullable DatabaseSettings settings(Path folder) {
    return switch (this) {
      case SQLITE -> null;
      case POSTGRES ->
          new DatabaseSettings(
              new PostgresAddress(TestPostgres.urlOf(folder), null, null), null, null);
    };
  }

  /** Opens a connection to the data, beside the store. */
  public abstract Connection connect(Path folder) throws SQLException;

  /** The files with the data and the keys. */
  public abstract List<Path> files(Path folder) throws SQLException;

  /** Executes statements beside the store; returns how many rows they changed. */
  public int change(Path folder, String... statements) {
    try (var connection = connect(folder);
        var statement = connection.createStatement()) {
      int changed = 0;
      for (var sql : statements) {
        changed += statement.executeUpdate(sql);
      }
      return changed;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Executes a statement in the keys. */
  public void changeKeys(Path folder, String sql) {
    switch (this) {
      case SQLITE -> DatabaseReader.change(folder.resolve("keys.db"), sql);
      case POSTGRES -> change(folder, "SET search_path TO keys; " + sql);
    }
  }

  /** One line per row, columns separated by bars, read beside the store. */
  public List<String> rows(Path folder, String sql) {
    try (var connection = connect(folder)) {
      return DatabaseReader.rows(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> filesIn(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
