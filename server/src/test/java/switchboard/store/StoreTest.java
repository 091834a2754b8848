package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.DataFolder;
import switchboard.crypto.KeySource;
import switchboard.domain.ChatId;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.SeenUpdateDao.SeenUpdateRow;
import switchboard.store.SessionDao.ConversationRow;
import switchboard.store.SessionDao.PreferenceRow;
import switchboard.store.UserDao.UserRow;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

class StoreTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Path file;
  private Store store;

  @BeforeEach
  void open() {
    file = folder.resolve("switchboard.db");
    store = Store.open(file, master());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private KeySource master() {
    return KeySource.file(folder.resolve("master.json"));
  }

  private static UserRow user(long id, String name) {
    return new UserRow(
        new UserId(id), null, name, null, "de", false, new ChatId(id), NOW, NOW, true);
  }

  private MessageRow message(long user, String text) {
    return new MessageRow(
        store.rowIds().message(),
        new UserId(user),
        new ChatId(user),
        7,
        text,
        "text",
        false,
        null,
        null,
        null,
        NOW);
  }

  private Optional<UserRow> find(long user) {
    return store.readNow(tables -> tables.users().find(new UserId(user)));
  }

  private int forgetUpdates(Instant before) {
    return store.writeNow(tables -> tables.seenUpdates().forget(before, 6));
  }

  @Test
  void aRowComesBackAsItWentIn() {
    store.run(tables -> tables.users().save(List.of(user(5, "Ann"))));
    assertThat(find(5)).contains(user(5, "Ann"));
  }

  @Test
  void aRefreshedUserKeepsTheFirstDayAndTheDialogue() {
    var later = NOW.plusSeconds(60);
    store.run(tables -> tables.users().save(List.of(user(5, "Ann"))));
    store.run(tables ->
        tables
            .users()
            .save(
                List.of(
                    new UserRow(
                        new UserId(5),
                        "ann",
                        "Anna",
                        null,
                        "en",
                        false,
                        null,
                        later,
                        later,
                        true))));
    assertThat(find(5))
        .contains(
            new UserRow(
                new UserId(5), "ann", "Anna", null, "en", false, new ChatId(5), NOW, later, true));
  }

  @Test
  void anUpdateNumberIsNewOnce() {
    var first = new SeenUpdateRow(1, "message", NOW);
    var second = new SeenUpdateRow(2, "message", NOW);
    var added = store.writeNow(tables -> tables.seenUpdates().add(List.of(first, second, first)));
    assertThat(added).containsExactly(1, 1, 0);
    var again = store.writeNow(tables -> tables.seenUpdates().add(List.of(second)));
    assertThat(again).containsExactly(0);
  }

  @Test
  void oldNumbersAreForgottenInPiecesAndNewOnesKept() {
    var old = IntStream.range(0, 10).mapToObj(i -> new SeenUpdateRow(i, "message", NOW)).toList();
    var fresh = List.of(new SeenUpdateRow(100, "message", NOW.plusSeconds(100)));
    store.run(tables -> tables.seenUpdates().add(old));
    store.run(tables -> tables.seenUpdates().add(fresh));
    var before = NOW.plusSeconds(50);
    assertThat(forgetUpdates(before)).isEqualTo(6);
    assertThat(forgetUpdates(before)).isEqualTo(4);
    assertThat(forgetUpdates(before)).isZero();
    var kept = store.readNow(tables -> tables.seenUpdates().kinds());
    assertThat(kept).hasSize(1);
  }

  @Test
  void workThatFailsIsUndoneAloneAndTheRestOfTheTransactionIsWritten() {
    var gate = new CompletableFuture<Boolean>();
    var first = store.write(_ -> gate.join());
    var good = store.write(tables -> save(tables, 1));
    var bad =
        store.write(tables -> {
          save(tables, 2);
          throw new IllegalStateException("a bug");
        });
    var alsoGood = store.write(tables -> save(tables, 3));
    gate.complete(true);
    assertThat(CompletableFuture.allOf(first, good, alsoGood)).succeedsWithin(PATIENCE);
    assertThatThrownBy(bad::join).hasRootCauseMessage("a bug");
    assertThat(find(1)).isPresent();
    assertThat(find(2)).isEmpty();
    assertThat(find(3)).isPresent();
  }

  private static boolean save(Tables tables, long id) {
    tables.users().save(List.of(user(id, "Ann")));
    return true;
  }

  @Test
  void aQueryWhoseRestIsNotReadHoldsNothingUp() {
    store.run(tables -> IntStream.range(1, 50).forEach(i -> save(tables, i)));
    for (int i = 0; i < 3; i++) {
      var sessions =
          store.writeNow(
              tables -> tables.sessions().of(Stream.of(1, 2, 3).map(UserId::new).toList()));
      assertThat(sessions).hasSize(3);
      store.run(tables -> tables.botFiles().add("x", "y", NOW));
      var newest = store.writeNow(tables -> tables.botFiles().newest());
      assertThat(newest).contains("x");
    }
    assertThat(find(49)).isPresent();
  }

  @Test
  void erasingAPersonTakesAllRowsAndNobodyElses() {
    for (long id : new long[] {1, 2}) {
      store.run(tables -> {
        save(tables, id);
        tables.messages().add(List.of(message(id, "a"), message(id, "b")));
        tables
            .interactions()
            .add(List.of(new InteractionRow(id, new UserId(id), "command", "/start", NOW)));
        tables
            .sessions()
            .savePreferences(List.of(new PreferenceRow(new UserId(id), "de", true, "x", NOW)));
        tables
            .sessions()
            .saveConversations(
                List.of(new ConversationRow(new UserId(id), "browsing", "{}", null, NOW)));
      });
    }
    var erased = store.writeNow(tables -> PersonalData.erase(tables, new UserId(1)));
    assertThat(erased).isEqualTo(new PersonalData.Erased(2, 1));
    var left = store.readNow(tables -> PersonalData.of(tables, new UserId(1)));
    assertThat(left.user()).isEmpty();
    assertThat(left.preferences()).isEmpty();
    assertThat(left.conversation()).isEmpty();
    assertThat(left.messages()).isEmpty();
    assertThat(left.interactions()).isEmpty();
    var others = store.readNow(tables -> PersonalData.of(tables, new UserId(2))).messages();
    assertThat(others).hasSize(2);
  }

  @Test
  void aLockedDatabaseIsUnavailableAndWorksAgainAfterwards() throws SQLException {
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      var blocked = store.write(tables -> save(tables, 1));
      assertThatThrownBy(blocked::join).hasCauseInstanceOf(StoreUnavailableException.class);
      statement.execute("ROLLBACK");
    }
    store.run(tables -> save(tables, 1));
    assertThat(find(1)).isPresent();
  }

  @Test
  void theDatabaseWritesAheadSynchronouslyWithForeignKeys() throws SQLException {
    try (var connection = new SqliteDatabase(file, Schema.DATA).open();
        var statement = connection.createStatement()) {
      assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(statement, "synchronous")).isEqualTo("2");
      assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(statement, "busy_timeout")).isEqualTo("5000");
    }
  }

  private static String pragma(Statement statement, String name) throws SQLException {
    try (var result = statement.executeQuery("PRAGMA " + name)) {
      return result.getString(1);
    }
  }

  @Test
  void everyTableIsStrictAndThoseOfAPersonCarryTheirId() throws SQLException {
    try (var connection = new SqliteDatabase(file, Schema.DATA).open();
        var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                    + " 'sqlite_%' AND name NOT LIKE 'flyway_%'")) {
      while (tables.next()) {
        assertThat(tables.getString("sql")).as(tables.getString("name")).endsWith("STRICT");
      }
    }
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws SQLException {
    store.close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history VALUES (99, '99', 'future', 'SQL', 'V99__f.sql', 1,"
              + " 'x', '2030-01-01', 1, 1)");
      statement.execute("PRAGMA user_version = 0"); // the value during a migration
    }
    assertThatThrownBy(() -> Store.open(file, master()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    var other = folder.resolve("other.db");
    Files.writeString(other, "this is a shopping list, not a database".repeat(100));
    assertThatThrownBy(() -> Store.open(other, master()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(other).content().startsWith("this is a shopping list");
  }

  @Test
  void aFolderHasOneProcess() {
    try (var held = DataFolder.hold(folder)) {
      assertThat(held.path()).isEqualTo(folder);
      assertThatThrownBy(() -> DataFolder.hold(folder))
          .isInstanceOf(DataFolder.DataFolderException.class)
          .hasMessageContaining("already runs");
    }
    DataFolder.hold(folder).close();
  }
}
