package switchboard.imports;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.base.CommandException;
import switchboard.imports.SqliteTable.Rows;
import switchboard.store.sqlite.DatabaseSummary;

/** The SQLite database of the original bot (Flask, pyTelegramBotAPI): its four tables. */
public final class FlaskSource implements Source {

  private static final String USERS = "users";
  private static final String PREFERENCES = "user_preferences";
  private static final String MESSAGES = "user_messages";
  private static final String INTERACTIONS = "user_interactions";

  private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put(
        USERS,
        List.of(
            "user_id",
            "username",
            "first_name",
            "last_name",
            "language_code",
            "is_bot",
            "created_at",
            "last_activity"));
    TABLES.put(
        PREFERENCES, List.of("user_id", "language", "notifications", "theme", "last_updated"));
    TABLES.put(
        MESSAGES,
        List.of(
            "user_id",
            "chat_id",
            "message_id",
            "message_text",
            "message_type",
            "media_type",
            "timestamp"));
    TABLES.put(INTERACTIONS, List.of("user_id", "action_type", "action_data", "timestamp"));
  }

  private final Path file;
  private final Times times;
  private final List<String> notes = new ArrayList<>();

  /**
   * Checks the whole file first.
   *
   * @throws CommandException when it is not such a database
   */
  public FlaskSource(Path file, Times times) {
    this.file = file;
    this.times = times;
    try (var connection = ForeignDatabase.open(file)) {
      ForeignDatabase.check(file, connection);
      noteMissing(tables(connection));
    } catch (SQLException e) {
      throw ForeignDatabase.unreadable(file, e);
    }
  }

  private Map<String, SqliteTable> tables(Connection connection) throws SQLException {
    var found = new LinkedHashMap<String, SqliteTable>();
    for (var table : TABLES.entrySet()) {
      var there = SqliteTable.find(connection, table.getKey(), table.getValue());
      if (there != null) {
        found.put(table.getKey(), there);
      }
    }
    refuseOther(connection, found);
    return found;
  }

  private void refuseOther(Connection connection, Map<String, SqliteTable> found)
      throws SQLException {
    if (found.isEmpty()) {
      var names =
          DatabaseSummary.strings(
              connection,
              "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' ORDER BY name");
      throw new CommandException(
          "The database %s has none of the tables %s; it has: %s. Export its people as CSV, and import that: switchboard import csv."
              .formatted(
                  file,
                  String.join(", ", TABLES.keySet()),
                  names.isEmpty()
                      ? "no tables"
                      : BadValueException.printable(String.join(", ", names))));
    }
    for (var table : found.values()) {
      if (!table.columns().contains("user_id")) {
        throw new CommandException(
            "The table %s of %s has no column user_id. Rename the column with the Telegram ids, in a copy: ALTER TABLE %1$s RENAME COLUMN … TO user_id."
                .formatted(table.name(), file));
      }
    }
  }

  private void noteMissing(Map<String, SqliteTable> found) {
    TABLES.forEach((name, columns) -> {
      var table = found.get(name);
      if (table == null) {
        notes.add("There is no table %s.".formatted(name));
      } else if (table.columns().size() < columns.size()) {
        var missing = columns.stream().filter(it -> !table.columns().contains(it)).toList();
        notes.add("The table %s lacks: %s.".formatted(name, String.join(", ", missing)));
      }
    });
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public void read(Sink sink) {
    try (var connection = ForeignDatabase.open(file)) {
      new Reading(tables(connection), new RowReader(times, sink)).run();
    } catch (SQLException e) {
      throw ForeignDatabase.unreadable(file, e);
    }
  }

  /** One passage through the tables. */
  private static final class Reading {

    private final Map<String, SqliteTable> tables;
    private final RowReader reader;
    private final Sink sink;
    private long done;
    private long all;

    Reading(Map<String, SqliteTable> tables, RowReader reader) throws SQLException {
      this.tables = tables;
      this.reader = reader;
      sink = reader.sink();
      for (var table : tables.values()) {
        all += table.count() * (table.name().equals(USERS) ? 2 : 1);
      }
    }

    /** A row’s own last activity comes last: until then, messages and taps move it forward. */
    void run() throws SQLException {
      each(USERS, row -> take(reader.person(row, false)));
      each(PREFERENCES, row -> take(reader.preference(row)));
      history();
      each(USERS, this::activity);
    }

    private interface Taker {
      void take(Row row);
    }

    /** The newest row of a user comes first. */
    private void each(String name, Taker taker) throws SQLException {
      var table = tables.get(name);
      if (table != null) {
        try (var rows = table.rows(true)) {
          for (var row = rows.next(); row != null; row = rows.next()) {
            taker.take(row);
            progress();
          }
        }
      }
    }

    private void activity(Row row) {
      try {
        var user = Ids.user(row.get("user_id"));
        var last = reader.timeIfGood(row, "last_activity", Kind.PERSON);
        if (last != null) {
          take(new Found.Activity(row.where(), user, last));
        }
      } catch (BadValueException e) {
        // reported with the person
      }
    }

    /** Messages and interactions, merged by time. */
    private void history() throws SQLException {
      try (var messages = cursor(MESSAGES);
          var interactions = cursor(INTERACTIONS)) {
        var message = message(messages);
        var interaction = interaction(interactions);
        while (message != null || interaction != null) {
          if (interaction == null || (message != null && !isAfter(message, interaction))) {
            take(message);
            message = message(messages);
          } else {
            take(interaction);
            interaction = interaction(interactions);
          }
          progress();
        }
      }
    }

    private @Nullable Rows cursor(String name) throws SQLException {
      var table = tables.get(name);
      return table == null ? null : table.rows(false);
    }

    private @Nullable Found message(@Nullable Rows rows) throws SQLException {
      if (rows == null) {
        return null;
      }
      var row = rows.next();
      return row == null ? null : reader.message(row, rows.number());
    }

    private @Nullable Found interaction(@Nullable Rows rows) throws SQLException {
      var row = rows == null ? null : rows.next();
      return row == null ? null : reader.interaction(row);
    }

    /** What has no time does not wait. */
    private static boolean isAfter(Found message, Found interaction) {
      var one = time(message);
      var other = time(interaction);
      return one != null && (other == null || one.isAfter(other));
    }

    private static @Nullable Instant time(Found found) {
      return switch (found) {
        case Found.Message message -> message.at();
        case Found.Interaction interaction -> interaction.at();
        case Found.Person _, Found.Preference _, Found.Activity _, Found.Problem _ -> null;
      };
    }

    private void take(@Nullable Found found) {
      if (found != null) {
        sink.take(found);
      }
    }

    private void progress() {
      done++;
      sink.progress(done, all);
    }
  }
}
