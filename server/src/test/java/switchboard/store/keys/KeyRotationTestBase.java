package switchboard.store.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import switchboard.crypto.KeySource;
import switchboard.domain.ChatId;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.Store;
import switchboard.store.Tables;
import switchboard.store.UserDao.UserRow;
import switchboard.store.keys.KeyRotation.Outcome;
import switchboard.store.keys.KeyRotation.Progress;

/** Base class of master key rotation tests, with people in a store. */
abstract class KeyRotationTestBase {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  static final int PEOPLE = 1_200;

  /** A person without a data key, whose receipt is encrypted with the common key. */
  private static final UserId STRANGER = new UserId(99_999);

  private static final OutboxRow RECEIPT =
      new OutboxRow(
          1, STRANGER, null, "receipt", ReplyState.SENT, 0, null, null, NOW, NOW, null, null, null);

  @TempDir Path folder;
  Store store;

  @BeforeEach
  void open() {
    store = reopened();
    store.writeNow(tables -> write(tables, 1, PEOPLE));
    store.run(tables -> tables.outbox().add(List.of(RECEIPT)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  Path keyFile() {
    return folder.resolve("master.json");
  }

  Store reopened() {
    return Store.open(folder.resolve("switchboard.db"), KeySource.file(keyFile()));
  }

  static boolean write(Tables tables, long from, long to) {
    var ids = LongStream.rangeClosed(from, to).boxed().toList();
    tables
        .users()
        .save(
            ids.stream()
                .map(id ->
                    new UserRow(
                        new UserId(id),
                        null,
                        "name" + id,
                        null,
                        "en",
                        false,
                        new ChatId(id),
                        NOW,
                        NOW,
                        true))
                .toList());
    return true;
  }

  static void allIsReadable(Store store, long people) {
    for (long id = 1; id <= people; id++) {
      long user = id;
      var found = store.readNow(tables -> tables.users().find(new UserId(user)));
      assertThat(found.map(UserRow::firstName)).contains("name" + id);
    }
    var receipts = store.readNow(tables -> tables.outbox().of(STRANGER));
    assertThat(receipts).containsExactly(RECEIPT);
  }

  Outcome rotate() {
    return rotate(false);
  }

  Outcome rotate(boolean giveUp) {
    try (var rotation = KeyRotation.in(folder, KeySource.file(keyFile()))) {
      return rotation.run(giveUp, Progress.NONE);
    }
  }

  KeyRotation.Status status() {
    try (var rotation = KeyRotation.in(folder, KeySource.file(keyFile()))) {
      return rotation.status();
    }
  }

  int masterId() {
    return KeySource.file(keyFile()).load().id();
  }

  /** Asserts that all keys are wrapped by the one master key in the file. */
  void isComplete(long people) {
    assertThat(status()).isEqualTo(new KeyRotation.Status(masterId(), people, people, false));
    assertThat(keyRows("SELECT DISTINCT master_id FROM application_keys"))
        .containsExactly(Integer.toString(masterId()));
    assertThat(keyRows("SELECT content FROM instance WHERE name = 'master'"))
        .containsExactly(Integer.toString(masterId()));
  }

  List<String> keyRows(String sql) {
    var rows = new ArrayList<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("keys.db"));
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void meddle(String sql) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("keys.db"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
