package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.crypto.KeySource;
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

/** Ciphertext in the database file, and detection of tampering. */
class EncryptionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final String CANARY = "canary";

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store =
        Store.open(folder.resolve("switchboard.db"), KeySource.file(folder.resolve("master.json")));
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
        "Canary_" + id,
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
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("switchboard.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyTextComesBackAndNoFileHoldsOne() throws IOException {
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

  private void noFileHoldsACanary() throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContainIgnoringCase(CANARY);
      }
    }
  }

  @Test
  void aChangedTextIsToldAndTheRestIsRead() {
    meddle(
        "UPDATE user_messages SET message_text ="
            + " CAST(substr(message_text, 1, 20) || x'fe01' || substr(message_text, 23) AS BLOB)"
            + " WHERE id = 10");
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
        "UPDATE user_messages SET message_text = (SELECT first_name FROM users WHERE user_id = 1)",
        "UPDATE user_messages SET message_text = zeroblob(100)",
        "UPDATE user_messages SET message_text = zeroblob(0)"
      })
  void aTextFromAnotherRowColumnOrPersonDoesNotOpen(String sql) {
    meddle(sql + " WHERE id = 10");
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
    store.keys().destroy(new UserId(1), "R-1", NOW);
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
  void whatBelongsToNobodyWithAKeyIsLockedWithTheCommonOne() throws IOException {
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
    var print = store.<String>readNow(tables -> tables.keys().prints().of("username", "canary_1"));
    assertThat(rows("SELECT user_id FROM users WHERE username_print = '" + print + "'"))
        .containsExactly("1");
  }

  private List<String> rows(String sql) {
    var rows = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("switchboard.db"));
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

  /** The names are part of the associated data: renaming one makes earlier data unreadable. */
  @Test
  void theNamesOfEncryptedColumnsStayTheSame() {
    var names =
        Arrays.stream(Tables.class.getRecordComponents())
            .flatMap(table -> Arrays.stream(table.getType().getDeclaredClasses()))
            .filter(Class::isRecord)
            .flatMap(row -> Arrays.stream(row.getRecordComponents()))
            .map(component -> component.getAnnotation(Encrypted.class))
            .filter(Objects::nonNull)
            .map(Encrypted::column)
            .distinct();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "users.username",
            "users.first_name",
            "users.last_name",
            "user_messages.message_text",
            "user_messages.file_id",
            "user_interactions.action_data",
            "outbox.call",
            "quarantine.payload",
            "accounts.totp_secret",
            "notes.note",
            "disclosures.reason");
  }
}
