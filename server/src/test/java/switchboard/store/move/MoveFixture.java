package switchboard.store.move;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import switchboard.base.DurableFiles;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditAction;
import switchboard.domain.AuditEntry;
import switchboard.domain.UserId;
import switchboard.operations.ExportService;
import switchboard.store.Databases;
import switchboard.store.Store;
import switchboard.store.audit.AuditChain;
import switchboard.store.backup.BackupFixture;
import switchboard.store.sql.Database;

/** Test fixture: a bot with rows in every table, and moves between databases. */
final class MoveFixture {

  static final long PEOPLE = 120;
  static final long ERASED = 3;

  /** All numbers in rows that no DAO has written, and who they are about. */
  static final long RAW = 9_999;

  static final Instant NOW = BackupFixture.START;
  private static final AuditEntry.Actor ACTOR = AuditEntry.Actor.commandLine("ann");

  private final Path folder;
  private final BackupFixture bot;

  MoveFixture(Path folder) {
    this.folder = folder;
    bot = new BackupFixture(folder);
  }

  /** Where the bot is at first: SQLite. */
  Databases origin() {
    return new Databases.Embedded(bot.database());
  }

  Databases embedded(String name) {
    return new Databases.Embedded(folder.resolve(name).resolve(Store.DATABASE));
  }

  KeySource master() {
    return KeySource.file(folder.resolve("secrets/master.json"));
  }

  Store open(Databases databases) {
    return Store.open(databases, master());
  }

  List<TableContents> move(Databases from, Databases to) {
    return new Move(from, to, master(), (_, _, _) -> {}).run(moved());
  }

  static AuditEntry moved() {
    return AuditEntry.of(
        NOW, ACTOR, AuditAction.MOVE, "switchboard move", null, AuditEntry.Result.DONE);
  }

  private static final class Filled {
    static final Map<Path, byte[]> FILES = make();

    private static Map<Path, byte[]> make() {
      try {
        var folder = Files.createTempDirectory("filled");
        var files = new MoveFixture(folder).fillAnew().files();
        DurableFiles.deleteFolder(folder);
        return files;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Has rows in every table, written once in this JVM; the bots of all tests have the same keys.
   */
  MoveFixture fill() {
    Filled.FILES.forEach((name, content) -> {
      try {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        DurableFiles.create(file);
        Files.write(file, content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    return this;
  }

  private Map<Path, byte[]> files() throws IOException {
    var files = new HashMap<Path, byte[]>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Fills every table, with keys of its own. */
  MoveFixture fillAnew() {
    bot.run(store -> {
      for (long person = 1; person <= PEOPLE; person++) {
        BackupFixture.write(store, person, NOW.plusSeconds(person));
      }
      BackupFixture.write(store, RAW, NOW);
      store.run(tables -> {
        for (long person = 1; person <= PEOPLE; person++) {
          var _ =
              AuditChain.append(
                  tables,
                  AuditEntry.of(
                      NOW,
                      ACTOR,
                      AuditAction.PEOPLE_READ,
                      "way",
                      new UserId(person),
                      AuditEntry.Result.DONE));
        }
      });
    });
    bot.erase(ERASED, "receipt-of-3");
    addMissing(origin().data(), MovedTable.DATA);
    addMissing(origin().keys(), MovedTable.KEYS);
    return this;
  }

  /** Adds a row to each table that has none. */
  private static void addMissing(Database database, List<MovedTable> tables) {
    var _ =
        DatabaseView.write(
            database,
            open -> {
              for (var table : tables) {
                if (DatabaseView.number(open, "SELECT count(*) FROM " + table.name()) == 0) {
                  add(open, table);
                }
              }
              return true;
            });
  }

  private static void add(Connection open, MovedTable table) throws SQLException {
    var columns = MovedColumn.of(open, table);
    var sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table.name(), TablePages.names(columns), TablePages.marks(columns.size()));
    try (var insert = open.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        switch (columns.get(i).type()) {
          case Types.BIGINT -> insert.setLong(i + 1, RAW);
          case Types.BINARY -> insert.setBytes(i + 1, new byte[] {0, 39, 92, -1});
          default -> insert.setString(i + 1, "ä\\'\t😀" + columns.get(i).name());
        }
      }
      insert.executeUpdate();
    }
  }

  /** All rows, as text, by table; read without what is tested. */
  static Map<String, List<String>> rows(Databases databases) {
    var all = new TreeMap<String, List<String>>();
    read(all, "data ", databases.data(), MovedTable.DATA);
    read(all, "keys ", databases.keys(), MovedTable.KEYS);
    return all;
  }

  private static void read(
      Map<String, List<String>> all, String prefix, Database database, List<MovedTable> tables) {
    try (var view = DatabaseView.of(database)) {
      tables.forEach(
          table -> all.put(prefix + table.name(), view.read(open -> rows(open, table.name()))));
    }
  }

  private static List<String> rows(Connection open, String table) throws SQLException {
    try (var statement = open.createStatement();
        var found = statement.executeQuery("SELECT * FROM " + table)) {
      var rows = new ArrayList<String>();
      while (found.next()) {
        var row = new TreeMap<String, String>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          var value = found.getObject(i);
          row.put(
              found.getMetaData().getColumnName(i),
              value instanceof byte[] bytes
                  ? HexFormat.of().formatHex(bytes)
                  : String.valueOf(value));
        }
        rows.add(row.toString());
      }
      rows.sort(null);
      return rows;
    }
  }

  /** What each person gets as an export. */
  List<String> exports(Databases databases) {
    try (var store = open(databases)) {
      var exports = new ExportService(store, InstantSource.fixed(NOW));
      return Stream.iterate(1L, id -> id <= PEOPLE, id -> id + 1)
          .filter(id -> id != ERASED)
          .map(id -> exports.document(new UserId(id)))
          .toList();
    }
  }
}
