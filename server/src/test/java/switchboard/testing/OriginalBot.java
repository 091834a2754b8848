package switchboard.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A database as the original bot (Flask, pyTelegramBotAPI) writes it: four tables, and local times
 * without a zone.
 */
public final class OriginalBot implements AutoCloseable {

  private final Connection connection;

  public OriginalBot(Path file) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static OriginalBot withTables(Path file) {
    var bot = new OriginalBot(file);
    bot.run(
        """
        CREATE TABLE users (user_id INTEGER PRIMARY KEY, username TEXT, first_name TEXT,
          last_name TEXT, language_code TEXT, is_bot BOOLEAN, chat_id INTEGER,
          created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, last_activity TIMESTAMP)
        """);
    bot.run(
        """
        CREATE TABLE user_preferences (user_id INTEGER PRIMARY KEY, language TEXT DEFAULT 'en',
          notifications BOOLEAN DEFAULT TRUE, theme TEXT DEFAULT 'default', last_updated TIMESTAMP)
        """);
    bot.run(
        """
        CREATE TABLE user_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER,
          chat_id INTEGER, message_id INTEGER, message_text TEXT, message_type TEXT,
          has_media BOOLEAN, media_type TEXT, timestamp TIMESTAMP)
        """);
    bot.run(
        """
        CREATE TABLE user_interactions (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER,
          action_type TEXT, action_data TEXT, timestamp TIMESTAMP)
        """);
    return bot;
  }

  /** Runs a statement with values, which SQLite keeps as they are. */
  public OriginalBot run(String sql, @Nullable Object... values) {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public OriginalBot user(long id, String name, LocalDateTime created, LocalDateTime last) {
    return run(
        "INSERT INTO users VALUES (?, ?, ?, NULL, 'de', 0, ?, ?, ?)",
        id,
        "user" + id,
        name,
        id,
        text(created),
        text(last));
  }

  public OriginalBot message(long user, long messageId, String text, LocalDateTime at) {
    return run(
        "INSERT INTO user_messages VALUES (NULL, ?, ?, ?, ?, 'text', 0, NULL, ?)",
        user,
        user,
        messageId,
        text,
        text(at));
  }

  public OriginalBot tap(long user, String data, LocalDateTime at) {
    return run(
        "INSERT INTO user_interactions VALUES (NULL, ?, 'button_click', ?, ?)",
        user,
        data,
        text(at));
  }

  private static String text(LocalDateTime at) {
    return at.toString().replace('T', ' ');
  }

  @Override
  public void close() {
    try {
      connection.commit();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
