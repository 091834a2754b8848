package switchboard.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import switchboard.base.DataFolder;
import switchboard.crypto.KeySource;
import switchboard.domain.AuditEntry;
import switchboard.domain.ChatId;
import switchboard.domain.FilePart;
import switchboard.domain.FileState;
import switchboard.domain.ReplyState;
import switchboard.domain.SentFileKind;
import switchboard.domain.TextOutcome;
import switchboard.domain.UserId;
import switchboard.store.Databases;
import switchboard.store.MediaDao.MediaRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OpenQuestionDao.OpenQuestionRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.PersonalData;
import switchboard.store.Store;
import switchboard.store.UserDao.UserRow;
import switchboard.store.sql.MetadataDao;
import switchboard.testing.TestDatabase;

/** Test fixture: a data folder with a few people, its backups, and a manual clock. */
public final class BackupFixture {

  static final AuditEntry.Actor ACTOR = AuditEntry.Actor.commandLine("ann");
  public static final Instant START = Instant.parse("2026-11-23T05:30:00Z");

  private final TestDatabase product;
  private final Path folder;
  private final Supplier<Databases> databases;
  public final AtomicReference<Instant> clock = new AtomicReference<>(START);

  public BackupFixture(Path folder) {
    this(TestDatabase.SQLITE, folder);
  }

  public BackupFixture(TestDatabase product, Path folder) {
    this(product, folder, () -> product.databases(folder.resolve("data")));
  }

  BackupFixture(TestDatabase product, Path folder, Supplier<Databases> databases) {
    this.product = product;
    this.folder = folder;
    this.databases = databases;
  }

  public Path data() {
    return folder.resolve("data");
  }

  Path root() {
    return folder.resolve("backups");
  }

  public Path database() {
    return data().resolve("switchboard.db");
  }

  KeySource master() {
    return KeySource.file(folder.resolve("secrets/master.json"));
  }

  public Store open() {
    try {
      Files.createDirectories(data());
      return Store.open(databases.get(), master());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of the data, one line each, read beside the store. */
  public List<String> rows(String sql) {
    return product.rows(data(), sql);
  }

  /** Runs work with an open store, as a server would. */
  public void run(Consumer<Store> work) {
    try (var store = open()) {
      work.accept(store);
    }
  }

  /** Stores a message from each of these people. */
  public void write(long... people) {
    run(store -> {
      for (long person : people) {
        write(store, person, clock.get());
      }
    });
  }

  private static MediaRow file(long id, long person, long message, Instant at) {
    return new MediaRow(
        id,
        new UserId(person),
        message,
        SentFileKind.PHOTO,
        FilePart.ORIGINAL,
        null,
        "file of " + person,
        "unique",
        null,
        null,
        3L,
        1,
        2,
        null,
        FileState.OFFERED,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        at,
        null);
  }

  public static void write(Store store, long person, Instant at) {
    var name = "Name" + person;
    store.run(tables -> {
      long message = store.rowIds(tables).message();
      tables.metadata().save(MetadataDao.BOT, "123");
      tables
          .users()
          .save(
              List.of(
                  new UserRow(
                      new UserId(person),
                      name,
                      name,
                      null,
                      "en",
                      false,
                      new ChatId(1),
                      at,
                      at,
                      true)));
      tables
          .messages()
          .add(
              List.of(
                  new MessageRow(
                      message,
                      new UserId(person),
                      new ChatId(person),
                      1,
                      "text of " + person,
                      "text",
                      false,
                      null,
                      null,
                      null,
                      at)));
      tables.media().add(List.of(file(store.rowIds(tables).media(), person, message, at)));
      tables
          .openQuestions()
          .add(
              List.of(
                  new OpenQuestionRow(
                      message, new UserId(person), "en", TextOutcome.NOT_UNDERSTOOD, at)));
      tables
          .outbox()
          .add(
              List.of(
                  new OutboxRow(
                      store.rowIds(tables).reply(),
                      new UserId(person),
                      new ChatId(person),
                      "{}",
                      ReplyState.PENDING,
                      0,
                      null,
                      null,
                      at,
                      at,
                      null,
                      null,
                      null)));
    });
  }

  /** Erases a person in the order of the real erasure. */
  public void erase(long person, String receipt) {
    erase(person, receipt, _ -> {});
  }

  /** Destroys the key of a user. */
  void beginErasure(Store store, long person, String receipt) {
    store.keys().destroy(store.keys().stored(new UserId(person)), receipt, clock.get());
  }

  /**
   * @param start what a server does first
   */
  void erase(long person, String receipt, Consumer<Store> start) {
    run(store -> {
      start.accept(store);
      beginErasure(store, person, receipt);
      store.run(tables -> {
        PersonalData.erase(tables, new UserId(person));
        tables.erasures().add(receipt, tables.keys().person(new UserId(person)), clock.get());
      });
      store.keys().underWay().forEach(store.keys()::finish);
    });
  }

  /** The texts of a person, read by the program. */
  public List<String> texts(long person) {
    try (var store = open()) {
      return store.readNow(tables ->
          tables.messages().of(new UserId(person)).stream()
              .map(row -> String.valueOf(row.messageText()))
              .toList());
    }
  }

  Backup backup() {
    return new Backup(databases.get(), data(), root(), RetentionPolicy.STANDARD, "1.0", clock::get);
  }

  public Backup.Made made() {
    return backup().make(Progress.NONE);
  }

  public Restore.Restored restore(BackupFile backup, @Nullable BackupFile keys) {
    return restore(backup, keys, Progress.NONE);
  }

  Restore.Restored restore(BackupFile backup, @Nullable BackupFile keys, Progress progress) {
    try (var held = DataFolder.hold(data())) {
      return new Restore(held, databases.get(), master(), clock::get, progress, ACTOR)
          .run(backup, keys);
    }
  }

  /** Changes a database file outside the program. */
  public static void meddle(Path file, String sql) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All files except the empty lock file of the data folder. */
  public Map<Path, String> files() {
    return files(folder);
  }

  static Map<Path, String> files(Path folder) {
    var files = new TreeMap<Path, String>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals("lock")) {
          files.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
