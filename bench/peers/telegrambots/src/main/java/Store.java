import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * One connection with prepared statements, a transaction for each update. SQLite has one writer at
 * a time anyway: more connections would only wait for its lock, in longer and longer pauses.
 */
final class Store {

  private final Connection connection;
  private final PreparedStatement user;
  private final PreparedStatement session;
  private final PreparedStatement message;
  private final PreparedStatement interaction;
  private final PreparedStatement lastTexts;

  Store(String file, String schema, String synchronous) throws Exception {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = " + synchronous);
      for (var sql : Files.readString(Path.of(schema)).split(";\\s*")) {
        statement.execute(sql);
      }
    }
    connection.setAutoCommit(false);
    user = connection.prepareStatement("""
        INSERT INTO users (user_id, username, first_name, last_name, language_code, created_at, last_activity)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, first_name = excluded.first_name,
          last_name = excluded.last_name, language_code = excluded.language_code, last_activity = excluded.last_activity""");
    session = connection.prepareStatement("""
        INSERT INTO sessions (user_id, chat_id, state, last_activity) VALUES (?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, last_activity = excluded.last_activity""");
    message = connection.prepareStatement(
        "INSERT INTO messages (user_id, chat_id, message_id, text, timestamp) VALUES (?, ?, ?, ?, ?)");
    interaction = connection.prepareStatement(
        "INSERT INTO interactions (user_id, action_type, action_data, timestamp) VALUES (?, ?, ?, ?)");
    lastTexts = connection.prepareStatement("SELECT text FROM messages WHERE user_id = ? ORDER BY id DESC LIMIT 5");
  }

  /** Saves a message and gives the user's last five texts. */
  synchronized List<String> message(User from, Message received) throws SQLException {
    long now = System.currentTimeMillis();
    try {
      seen(from, received.getChatId(), "menu", now);
      run(message, from.getId(), received.getChatId(), received.getMessageId(), received.getText(), now);
      run(interaction, from.getId(), "message", null, now);
      var texts = texts(from.getId());
      connection.commit();
      return texts;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /** Saves a tap or a command. */
  synchronized void action(User from, long chat, String type, String data) throws SQLException {
    long now = System.currentTimeMillis();
    try {
      seen(from, chat, data, now);
      run(interaction, from.getId(), type, data, now);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private void seen(User from, long chat, String state, long now) throws SQLException {
    run(user, from.getId(), from.getUserName(), from.getFirstName(), from.getLastName(), from.getLanguageCode(), now, now);
    run(session, from.getId(), chat, state, now);
  }

  private List<String> texts(long user) throws SQLException {
    lastTexts.setLong(1, user);
    var texts = new ArrayList<String>(5);
    try (var rows = lastTexts.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static void run(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.executeUpdate();
  }
}
