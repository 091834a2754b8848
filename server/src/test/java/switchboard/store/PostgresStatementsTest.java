package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.store.sqlite.Schema;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** The statements of {@link StatementsTest} on PostgreSQL. */
@NeedsPostgres
class PostgresStatementsTest {

  private static final Pattern PARAMETER = Pattern.compile("\\?");
  private static final Pattern TABLE =
      Pattern.compile("(?:Scan|Insert|Update|Delete) .*\\bon (\\w+)");
  private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

  @TempDir static Path folder;

  static Stream<Method> statements() {
    return StatementsTest.statements(Schema.DATA);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementIsPrepared(Method method) throws SQLException {
    try (var connection = TestPostgres.database(folder).open();
        var statement = connection.createStatement()) {
      statement.execute("PREPARE one AS " + numbered(method));
    }
  }

  /** Sequential scans are forbidden, so PostgreSQL plans one only where no index serves. */
  @Test
  void noStatementWalksThroughAllThatIsKept() throws SQLException {
    try (var connection = TestPostgres.database(folder).open();
        var statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off");
      statement.execute("SET plan_cache_mode = force_generic_plan");
      for (var method : statements().filter(StatementsTest::isFrequent).toList()) {
        assertThat(plan(statement, numbered(method)))
            .as(StatementsTest.name(method))
            .isNotEmpty()
            .noneMatch(PostgresStatementsTest::isWalk);
      }
    }
  }

  /** Sorting is forbidden, so PostgreSQL plans it only where no index has the order. */
  @ParameterizedTest
  @CsvSource({"last_activity, users_by_activity", "created_at, users_by_arrival"})
  void listsOfUsersAreReadInTheOrderOfAnIndex(String column, String index) throws SQLException {
    var walked =
        statements().filter(method -> method.getName().equals("walked")).findFirst().orElseThrow();
    try (var connection = TestPostgres.database(folder).open();
        var statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off; SET enable_sort = off");
      statement.execute("SET plan_cache_mode = force_generic_plan");
      assertThat(plan(statement, numbered(walked).replace("created_at", column)))
          .anyMatch(step -> step.contains("using " + index))
          .noneMatch(step -> step.contains("Sort"));
    }
  }

  /** Where several users' rows are wanted in an order, a few are sorted. */
  @Test
  void noHotStatementSortsAllThatIsKept() throws SQLException {
    try (var connection = TestPostgres.database(folder).open();
        var statement = connection.createStatement()) {
      statement.execute("SET enable_seqscan = off; SET enable_sort = off");
      statement.execute("SET enable_bitmapscan = off; SET enable_incremental_sort = off");
      statement.execute("SET plan_cache_mode = force_generic_plan");
      for (var method : statements().filter(HotStatements::has).toList()) {
        var plan = plan(statement, numbered(method));
        if (!HotStatementsTest.SORTING.contains(StatementsTest.name(method)) && !isSmall(plan)) {
          assertThat(plan).as(StatementsTest.name(method)).noneMatch(step -> step.contains("Sort"));
        }
      }
    }
  }

  /** Even where they cost nothing. */
  @Test
  void readsStartNoParallelWorkers() throws SQLException {
    var database = TestPostgres.database(folder);
    try (var connection = database.open();
        var statement = connection.createStatement()) {
      statement.execute(database.beginReading());
      statement.execute("SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0");
      statement.execute("SET LOCAL min_parallel_table_scan_size = 0");
      assertThat(plan(statement, "SELECT * FROM outbox WHERE error = $1"))
          .noneMatch(step -> step.contains("Gather"));
    }
  }

  private static List<String> plan(Statement statement, String numbered) throws SQLException {
    int parameters = (int) numbered.chars().filter(letter -> letter == '$').count();
    var values = parameters == 0 ? "" : "(NULL" + ", NULL".repeat(parameters - 1) + ")";
    statement.execute("PREPARE planned AS " + numbered);
    var steps = new ArrayList<String>();
    try (var plan = statement.executeQuery("EXPLAIN EXECUTE planned" + values)) {
      while (plan.next()) {
        steps.add(plan.getString(1));
      }
    }
    statement.execute("DEALLOCATE planned");
    return steps;
  }

  private static boolean isSmall(List<String> plan) {
    return plan.stream()
        .map(TABLE::matcher)
        .filter(Matcher::find)
        .allMatch(table -> StatementsTest.SMALL.contains(table.group(1)));
  }

  private static boolean isWalk(String step) {
    var scan = SCAN.matcher(step);
    return scan.find() && !StatementsTest.SMALL.contains(scan.group(1));
  }

  /** With numbered parameters. The driver sends the types of texts, this does not. */
  private static String numbered(Method method) {
    var count = new AtomicInteger();
    return PARAMETER
        .matcher(
            StatementsTest.positional(
                StatementsTest.sql(method).orElseThrow().replace("<lock>", "FOR UPDATE")))
        .replaceAll(_ -> "\\$" + count.incrementAndGet())
        .replaceAll("(\\$\\d+) IS NULL", "CAST($1 AS TEXT) IS NULL");
  }
}
