package switchboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that every update needs, by hand: the library's reflective mapper is set up anew
 * for each query, which took a third of the writer's time.
 */
final class HotRows {

  private HotRows() {}

  /** Registered last, these win over the reflective ones. */
  static void register(Jdbi jdbi) {
    jdbi.registerRowMapper(Rows.Message.class, new MessageMapper());
    jdbi.registerRowMapper(Rows.StoredSession.class, new SessionMapper());
  }

  private static final class MessageMapper implements RowMapper<Rows.Message> {
    @Override
    public Rows.Message map(ResultSet row, StatementContext context) throws SQLException {
      return new Rows.Message(
          row.getLong("id"),
          row.getLong("user_id"),
          row.getLong("chat_id"),
          row.getLong("message_id"),
          row.getString("message_text"),
          row.getString("message_type"),
          row.getInt("has_media") != 0,
          row.getString("media_type"),
          row.getString("file_id"),
          instant(row, "edited_at"),
          Instant.ofEpochMilli(row.getLong("timestamp")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
      long millis = row.getLong(column);
      return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
  }

  private static final class SessionMapper implements RowMapper<Rows.StoredSession> {
    @Override
    public Rows.StoredSession map(ResultSet row, StatementContext context) throws SQLException {
      var language = row.getString("language");
      int notifications = row.getInt("notifications");
      return new Rows.StoredSession(
          row.getLong("user_id"),
          language,
          language == null ? null : notifications != 0,
          row.getString("theme"),
          row.getString("data"));
    }
  }
}
