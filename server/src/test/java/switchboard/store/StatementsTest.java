package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import switchboard.store.keys.KeyTables;
import switchboard.store.sql.RowBatch;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

class StatementsTest {

  /** SQLite-only keywords, which are allowed in migrations only. */
  private static final Pattern SQLITE_ONLY =
      Pattern.compile(
          "(?i)\\b(INSERT OR|REPLACE INTO|rowid|json_each|json_extract|strftime|datetime\\(|ifnull|"
              + "AUTOINCREMENT|GLOB|PRAGMA|group_concat|last_insert_rowid|unixepoch)\\b");

  /** A full scan; pending and given replies and pending files have their own indexes. */
  private static final Pattern SCAN =
      Pattern.compile(
          "SCAN ([a-z_]++)(?! USING INDEX (?:outbox_waiting|outbox_given|media_pending)\\b).*");

  /** Tables that stay small. */
  static final Set<String> SMALL =
      Set.of(
          "accounts",
          "alarms",
          "api_tokens",
          "application_keys",
          "asked", // in GoalDao.pursuits
          "bot_file_versions",
          "database_clock",
          "erasure_requests",
          "erasures_under_way",
          "invitations",
          "locks",
          "logins",
          "leases",
          "links",
          "lost_instances",
          "notices",
          "owners", // in ReplyOwnerDao.isAnyOrphaned
          "quarantine",
          "running_instances",
          "sent_media",
          "staff",
          "staff_links");

  /** Rare statements: start, restore, master key rotation, diagnosis. */
  private static final Set<String> RARE =
      Set.of(
          "UserDao.count",
          "UserDao.loose",
          "MessageDao.count",
          "SeenUpdateDao.kinds", // used by tests only
          "AuditLogDao.isReplaced",
          "ReplyOwnerDao.placed", // on PostgreSQL only, which has an index
          "ErasureDao.receipts",
          "ErasureLedgerDao.all",
          "ErasureLedgerDao.since", // once a minute, and one row for each erasure ever
          "DataKeyDao.count",
          "DataKeyDao.countNotUnder",
          "DataKeyDao.deleteNotUnder");

  @TempDir Path folder;

  private static Stream<Method> statements() {
    return Arrays.stream(Schema.values()).flatMap(StatementsTest::statements);
  }

  static Stream<Method> statements(Schema schema) {
    var tables =
        switch (schema) {
          case DATA -> Tables.class;
          case KEYS -> KeyTables.class;
        };
    return Arrays.stream(tables.getMethods())
        .map(Method::getReturnType)
        .filter(Class::isInterface)
        .flatMap(table -> Arrays.stream(table.getMethods()))
        .filter(method -> sql(method).isPresent());
  }

  /** Whether a statement may not walk through a table that grows. */
  static boolean isFrequent(Method method) {
    return !sql(method).orElseThrow().contains("LIMIT") && !RARE.contains(name(method));
  }

  static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + '.' + method.getName();
  }

  static Optional<String> sql(Method method) {
    var query = Optional.ofNullable(method.getAnnotation(SqlQuery.class)).map(SqlQuery::value);
    var update = Optional.ofNullable(method.getAnnotation(SqlUpdate.class)).map(SqlUpdate::value);
    var batch = Optional.ofNullable(method.getAnnotation(RowBatch.class));
    return query.or(() -> update).or(() -> batch.map(RowBatch::value));
  }

  @ParameterizedTest
  @EnumSource
  void everyStatementIsPreparedByTheDatabase(Schema schema) throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve("some.db"), schema);
    sqlite.migrate();
    try (var connection = sqlite.open()) {
      for (var method : statements(schema).toList()) {
        connection.prepareStatement(positional(sql(method).orElseThrow())).close();
      }
    }
    assertThat(statements().count()).isGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource
  void noStatementWalksThroughAllThatIsKept(Schema schema) throws SQLException {
    var sqlite = new SqliteDatabase(folder.resolve("some.db"), schema);
    sqlite.migrate();
    try (var connection = sqlite.open()) {
      for (var method : statements(schema).filter(StatementsTest::isFrequent).toList()) {
        assertThat(plan(connection, sql(method).orElseThrow()))
            .as(name(method))
            .noneMatch(StatementsTest::isWalk);
      }
    }
  }

  static boolean isWalk(String step) {
    var scan = SCAN.matcher(step);
    return scan.matches() && !SMALL.contains(scan.group(1));
  }

  /** Pages of all users are read from an index in its order, without sorting. */
  @ParameterizedTest
  @CsvSource({"last_activity, users_by_activity", "created_at, users_by_arrival"})
  void listsOfUsersAreReadInTheOrderOfAnIndex(String column, String index) throws Exception {
    var sqlite = new SqliteDatabase(folder.resolve("some.db"), Schema.DATA);
    sqlite.migrate();
    var walked =
        statements().filter(method -> method.getName().equals("walked")).findFirst().orElseThrow();
    try (var connection = sqlite.open()) {
      var plan = plan(connection, sql(walked).orElseThrow().replace("<column>", column));
      assertThat(plan)
          .anyMatch(step -> step.contains("users USING INDEX " + index))
          .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "oldest, INDEX waiting_by_since",
    "total, COVERING INDEX waiting_by_since",
    "snoozed, INDEX waiting_snoozed"
  })
  void whoWaitsIsReadInTheOrderOfAnIndex(String name, String index) throws Exception {
    var sqlite = new SqliteDatabase(folder.resolve("some.db"), Schema.DATA);
    sqlite.migrate();
    var list =
        statements()
            .filter(method -> name(method).equals("WaitingDao." + name))
            .findFirst()
            .orElseThrow();
    try (var connection = sqlite.open()) {
      assertThat(plan(connection, sql(list).orElseThrow()))
          .anyMatch(step -> step.contains("waiting USING " + index))
          .noneMatch(step -> step.contains("TEMP B-TREE"));
    }
  }

  private static List<String> plan(Connection connection, String sql) throws SQLException {
    var steps = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("EXPLAIN QUERY PLAN " + positional(sql))) {
      while (result.next()) {
        steps.add(result.getString("detail"));
      }
    }
    return steps;
  }

  static String positional(String sql) {
    return RowBatch.Handler.positional(
        sql.replace("<column>", "created_at")
            .replace("<lock>", "")
            .replace("<aims>", "(?, ?)")
            .replaceAll("<\\w+>", "?"));
  }

  @Test
  void noStatementNeedsSqlite() {
    statements()
        .forEach(method ->
            assertThat(SQLITE_ONLY.matcher(sql(method).orElseThrow()).find())
                .as(method.toString())
                .isFalse());
  }
}
