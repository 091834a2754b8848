package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.ChatId;
import switchboard.domain.QuarantineState;
import switchboard.domain.ReplyState;
import switchboard.domain.UserId;
import switchboard.store.InteractionDao.InteractionRow;
import switchboard.store.MessageDao.MessageRow;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.QuarantineDao.QuarantineRow;
import switchboard.store.UserDao.UserRow;
import switchboard.store.sql.Encrypted;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

/** Ciphertext in the database files, and detection of tampering. */
@OnEachDatabase
class EncryptionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final String CANARY = "canarybird";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = database.open(folder);
    for (long id : new long[] {1, 2}) {
      store.run(tables -> {
        tables.users().save(List.of(user(id)));
        tables.messages().add(List.of(message(id, 10 * id), message(id, 10 * id + 1)));
        tables
            .interactions()
            .add(
                List.of(new InteractionRow(id, new UserId(id), "command", CANARY + "action", NOW)));
        tables.outbox().add(List.of(reply(id)));
        tables.quarantine().add(List.of(quarantined(id)));
      });
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static UserRow user(long id) {
    return new UserRow(
        new UserId(id),
        "CanaryBird_" + id,
        CANARY + "first",
        CANARY + "last",
        "de",
        false,
        new ChatId(id),
        NOW,
        NOW,
        true);
  }

  private static MessageRow message(long user, long id) {
    return new MessageRow(
        id,
        new UserId(user),
        new ChatId(user),
        id,
        CANARY + id,
        "photo",
        true,
        "photo",
        CANARY + "file",
        null,
        NOW);
  }

  private static OutboxRow reply(long id) {
    return new OutboxRow(
        id,
        new UserId(id),
        new ChatId(id),
        CANARY + "call",
        ReplyState.PENDING,
        0,
        null,
        null,
        NOW,
        NOW,
        null,
        null,
        null);
  }

  private static QuarantineRow quarantined(long id) {
    return new QuarantineRow(
        id,
        new UserId(id),
        "message",
        CANARY + "payload",
        "a bug",
        QuarantineState.HELD,
        1,
        NOW,
        NOW);
  }

  private PersonalData data(long user) {
    return store.readNow(tables -> PersonalData.of(tables, new UserId(user)));
  }

  private void meddle(String sql) {
    assertThat(database.change(folder, sql)).as(sql).isPositive();
  }

  /** Changes the ciphertext of message 10. */
  private void meddle(UnaryOperator<byte[]> change) throws SQLException {
    try (var connection = database.connect(folder);
        var select =
            connection.prepareStatement("SELECT message_text FROM user_messages WHERE id = 10");
        var found = select.executeQuery();
        var update =
            connection.prepareStatement(
                "UPDATE user_messages SET message_text = ? WHERE id = 10")) {
      assertThat(found.next()).isTrue();
      update.setBytes(1, change.apply(found.getBytes(1)));
      assertThat(update.executeUpdate()).isOne();
    }
  }

  @Test
  void everyTextComesBackAndNoFileHoldsOne() throws IOException, SQLException {
    var data = data(1);
    assertThat(data.user()).contains(user(1));
    assertThat(data.messages()).containsExactly(message(1, 10), message(1, 11));
    assertThat(data.interactions())
        .extracting(InteractionRow::actionData)
        .containsExactly(CANARY + "action");
    assertThat(data.replies()).containsExactly(reply(1));
    assertThat(data.quarantined()).containsExactly(quarantined(1));
    noFileHoldsACanary();
    store.close();
    noFileHoldsACanary();
  }

  private void noFileHoldsACanary() throws IOException, SQLException {
    for (var file : database.files(folder)) {
      var content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(content.toLowerCase(Locale.ROOT).contains(CANARY)).as(file.toString()).isFalse();
    }
  }

  @Test
  void aChangedTextIsToldAndTheRestIsRead() throws SQLException {
    meddle(sealed -> {
      sealed[20] ^= 1;
      return sealed;
    });
    assertThat(data(1).messages())
        .extracting(MessageRow::messageText)
        .containsExactly(Encrypted.DAMAGED, CANARY + 11);
    assertThat(data(1).user()).contains(user(1));
    assertThat(data(2).messages()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE user_messages SET message_text = (SELECT message_text FROM user_messages WHERE id = 11)",
        "UPDATE user_messages SET message_text = (SELECT message_text FROM user_messages WHERE id = 20)",
        "UPDATE user_messages SET message_text = (SELECT file_id FROM user_messages WHERE id = 10)",
        "UPDATE user_messages SET message_text = (SELECT first_name FROM users WHERE user_id = 1)"
      })
  void aTextFromAnotherRowColumnOrPersonDoesNotOpen(String sql) {
    meddle(sql + " WHERE id = 10");
    assertThat(data(1).messages())
        .extracting(MessageRow::messageText)
        .containsExactly(Encrypted.DAMAGED, CANARY + 11);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void bytesThatAreNoCiphertextDoNotOpen(int length) throws SQLException {
    meddle(_ -> new byte[length]);
    assertThat(data(1).messages())
        .extracting(MessageRow::messageText)
        .containsExactly(Encrypted.DAMAGED, CANARY + 11);
  }

  @Test
  void aRowGivenToSomebodyElseDoesNotOpen() {
    meddle("UPDATE user_messages SET user_id = 2 WHERE id = 10");
    assertThat(data(2).messages())
        .extracting(MessageRow::messageText)
        .containsExactlyInAnyOrder(Encrypted.DAMAGED, CANARY + 20, CANARY + 21);
  }

  @Test
  void withoutItsKeyAPersonsDataIsDamagedAndTheyCanStillWrite() {
    store.close();
    database.changeKeys(folder, "DELETE FROM data_keys WHERE user_id = 1");
    store = database.open(folder);
    assertThat(data(1).messages())
        .extracting(MessageRow::messageText)
        .containsOnly(Encrypted.DAMAGED);
    store.run(tables -> tables.users().save(List.of(user(1))));
    store.run(tables -> tables.messages().add(List.of(message(1, 12))));
    assertThat(data(1).messages())
        .extracting(MessageRow::messageText)
        .containsExactly(Encrypted.DAMAGED, Encrypted.DAMAGED, CANARY + 12);
  }

  @Test
  void whileTheyAreErasedAPersonsDataIsReadAsErased() {
    store.keys().destroy(store.keys().stored(new UserId(1)), "R-1", NOW);
    assertThat(data(1).messages())
        .extracting(MessageRow::messageText)
        .containsOnly(Encrypted.ERASED);
    assertThat(data(2).messages()).extracting(MessageRow::messageText).contains(CANARY + 20);
  }

  @Test
  void whatBelongsToNobodyWithAKeyIsLockedWithTheCommonOne() throws IOException, SQLException {
    var receipt =
        new OutboxRow(
            9,
            new UserId(99),
            new ChatId(99),
            CANARY + "receipt",
            ReplyState.PENDING,
            0,
            null,
            null,
            NOW,
            NOW,
            null,
            null,
            null);
    store.run(tables -> tables.outbox().add(List.of(receipt)));
    assertThat(data(99).replies()).containsExactly(receipt);
    noFileHoldsACanary();
  }

  @Test
  void aUsernameIsRecognizedWhateverItsCase() {
    var print =
        store.<String>readNow(tables -> tables.keys().prints().of("username", "canarybird_1"));
    assertThat(rows("SELECT user_id FROM users WHERE username_print = '" + print + "'"))
        .containsExactly("1");
  }

  private List<String> rows(String sql) {
    var rows = new ArrayList<String>();
    try (var connection = database.connect(folder);
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
}
