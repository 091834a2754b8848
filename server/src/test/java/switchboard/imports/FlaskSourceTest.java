package switchboard.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.base.CommandException;
import switchboard.domain.ChatId;
import switchboard.domain.InteractionType.Own;
import switchboard.domain.UserId;
import switchboard.imports.Found.Interaction;
import switchboard.imports.Found.Message;
import switchboard.imports.Found.Person;
import switchboard.imports.Found.Preference;
import switchboard.testing.OriginalBot;

class FlaskSourceTest {

  private static final Times UTC = new Times(ZoneOffset.UTC, Instant.parse("2026-01-01T00:00:00Z"));
  private static final LocalDateTime NOON = LocalDateTime.parse("2024-05-01T12:00:00.123456");

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("bot 1%.db");
  }

  private FoundList read() {
    return FoundList.of(new FlaskSource(file, UTC));
  }

  @Test
  void theFourTablesAreReadAndMessagesAndTapsAreMergedByTime() {
    try (var bot = OriginalBot.withTables(file)) {
      bot.user(7, "Ann", NOON, NOON.plusHours(5))
          .run("INSERT INTO user_preferences VALUES (7, 'de', 0, 'dark', NULL)")
          .tap(7, "menu", NOON)
          .message(7, 11, "first", NOON.plusMinutes(1))
          .message(7, 13, "second", NOON.plusMinutes(2))
          .tap(7, "prices", NOON.plusMinutes(3));
    }
    var found = read();
    assertThat(found.of(Person.class))
        .singleElement()
        .satisfies(ann -> {
          assertThat(ann.user()).isEqualTo(new UserId(7));
          assertThat(ann.profile()).isEqualTo(new Found.Profile("user7", "Ann", null, "de", false));
          assertThat(ann.createdAt()).isEqualTo("2024-05-01T12:00:00.123456Z");
        });
    assertThat(found.of(Preference.class))
        .singleElement()
        .satisfies(chosen -> {
          assertThat(chosen.language()).isEqualTo("de");
          assertThat(chosen.notifications()).isFalse();
          assertThat(chosen.theme()).isEqualTo("dark");
        });
    assertThat(
            found.all().stream()
                .map(one ->
                    switch (one) {
                      case Message message -> String.valueOf(message.text());
                      case Interaction tap -> tap.type() == Own.TAP ? "tap " + tap.data() : "?";
                      case Person _ -> "person";
                      case Preference _ -> "preference";
                      case Found.Activity activity -> "last " + activity.at();
                      case Found.Problem problem -> problem.toString();
                    }))
        .containsExactly(
            "person",
            "preference",
            "tap menu",
            "first",
            "second",
            "tap prices",
            "last 2024-05-01T17:00:00.123456Z");
  }

  @Test
  void columnsAndTablesMayBeMissingAndIdsMayBeTexts() {
    try (var bot = new OriginalBot(file)) {
      bot.run("CREATE TABLE user_messages (USER_ID TEXT, message_text, media_type)")
          .run("INSERT INTO user_messages VALUES ('7', 'hello', NULL), ('8', NULL, 'photo')");
    }
    var source = new FlaskSource(file, UTC);
    assertThat(source.notes())
        .containsExactly(
            "There is no table users.",
            "There is no table user_preferences.",
            "The table user_messages lacks: chat_id, message_id, message_type, timestamp.",
            "There is no table user_interactions.");
    assertThat(FoundList.of(source).of(Message.class))
        .extracting(Message::user, Message::chat, Message::text, Message::type, Message::at)
        .containsExactly(
            tuple(new UserId(7), new ChatId(7), "hello", "text", null),
            tuple(new UserId(8), new ChatId(8), null, "photo", null));
  }

  @Test
  void brokenValuesAreRepairedOrLeftOutWithTheirRow() {
    try (var bot = OriginalBot.withTables(file)) {
      bot.user(-5, "Group", NOON, NOON)
          .user(1L << 52, "Huge", NOON, NOON)
          .user(7, "An\0n", NOON, NOON)
          .run("UPDATE users SET created_at = 'soon' WHERE user_id = 7")
          .message(7, 1, "in the future", NOON.plusYears(9))
          .message(7, 2, "x".repeat(70_000), NOON)
          .message(7, 3, "fine", NOON)
          .run(
              "UPDATE user_messages SET message_text = CAST(? AS TEXT) WHERE message_id = 3",
              "M\u00fcller".getBytes(StandardCharsets.ISO_8859_1))
          .tap(0, "nobody", NOON);
    }
    var found = read();
    assertThat(found.problems())
        .containsExactlyInAnyOrder(
            "users, row 4503599627370496: PERSON, BAD_ID, skipped",
            "users, row -5: PERSON, BAD_ID, skipped",
            "users, row 7: PERSON, BAD_TIME, kept",
            "users, row 7: PERSON, BROKEN_TEXT, kept",
            "user_messages, row 1: MESSAGE, FUTURE, skipped",
            "user_messages, row 2: MESSAGE, TOO_LONG, skipped",
            "user_messages, row 3: MESSAGE, BROKEN_TEXT, kept",
            "user_interactions, row 1: INTERACTION, BAD_ID, skipped");
    assertThat(found.of(Person.class))
        .extracting(it -> it.profile().firstName())
        .containsOnly("Ann");
    assertThat(found.of(Message.class)).extracting(Message::text).containsOnly("M\ufffdller");
  }

  @Test
  void aMessageInAGroupKeepsItsChatAndAnyOtherIsInThePersonsOwn() {
    try (var bot = OriginalBot.withTables(file)) {
      bot.message(7, 1, "x", NOON).message(7, 2, "y", NOON).message(7, 3, "z", NOON);
      bot.run("UPDATE user_messages SET chat_id = -100 WHERE message_id = 2");
      bot.run("UPDATE user_messages SET chat_id = 8 WHERE message_id = 3");
    }
    assertThat(read().of(Message.class))
        .extracting(it -> it.chat().value())
        .containsExactly(7L, -100L, 7L);
  }

  @Test
  void ofSeveralRowsOfAUserTheNewestComesFirst() {
    try (var bot = new OriginalBot(file)) {
      bot.run("CREATE TABLE users (user_id, first_name)")
          .run("INSERT INTO users VALUES (7, 'Old'), (8, 'Bob'), (7, 'New')");
    }
    assertThat(read().of(Person.class))
        .extracting(it -> it.profile().firstName())
        .containsExactly("New", "Bob", "Old");
  }

  private void refuses(String sentence) {
    assertThatThrownBy(this::read)
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(file.getFileName().toString());
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refuses("does not exist");
    Files.createFile(file);
    refuses("is empty");
    Files.writeString(file, "name;id\n".repeat(100));
    refuses("is not an SQLite database, or it is encrypted");
    Files.delete(file);
    Files.createDirectory(file);
    refuses("is a folder");
    Files.delete(file);
    try (var bot = new OriginalBot(file)) {
      bot.run("CREATE TABLE customers (id)");
    }
    refuses("it has: customers");
  }

  @Test
  void aTruncatedOrDamagedFileIsRefused() throws IOException {
    try (var bot = OriginalBot.withTables(file)) {
      for (int i = 1; i < 500; i++) {
        bot.message(i, i, "some text " + i, NOON);
      }
    }
    var whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    refuses("is damaged or truncated");
    var damaged = whole.clone();
    Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 2_000, (byte) 7);
    Files.write(file, damaged);
    refuses("is damaged or truncated");
  }

  @Test
  void aLockedFileIsRefusedAndAFileInUseIsRead() throws SQLException {
    try (var bot = OriginalBot.withTables(file)) {
      bot.message(7, 1, "here", NOON);
    }
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      refuses("has locked");
      statement.execute("ROLLBACK");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("UPDATE user_messages SET message_text = 'in the log'");
      assertThat(read().of(Message.class)).extracting(Message::text).containsOnly("in the log");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**-wal");
    assertThat(read().of(Message.class)).hasSize(1);
    assertThat(folder).isDirectoryNotContaining("glob:**-wal");
  }
}
