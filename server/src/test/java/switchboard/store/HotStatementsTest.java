package switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchboard.store.sqlite.Schema;
import switchboard.store.sqlite.SqliteDatabase;

/** How SQLite runs the statements of {@link HotStatements}. */
class HotStatementsTest {

  /** They sort a few rows for each user or chat of a batch. */
  static final Set<String> SORTING = Set.of("MessageDao.newestOf", "ReplyOwnerDao.placed");

  private static final Path PLANS = Path.of("server/src/test/resources/plans.txt");
  private static final Pattern LIST = Pattern.compile("<(?!column|lock|aims)\\w+>");
  private static final Pattern TABLE = Pattern.compile("(?:SCAN|SEARCH) ([a-z_]++).*");

  /** The plans in the order of the statements' names. */
  private final TreeMap<String, List<String>> plans = new TreeMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void explain() throws SQLException {
    for (var schema : Schema.values()) {
      var sqlite = new SqliteDatabase(folder.resolve(schema + ".db"), schema);
      sqlite.migrate();
      try (var connection = sqlite.open()) {
        for (var method : StatementsTest.statements(schema).filter(HotStatements::has).toList()) {
          plans.put(signature(method), plan(connection, method));
        }
      }
    }
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", StatementsTest.name(method) + '(', ")"));
  }

  /** With several values in lists: for one, an order can come without sorting. */
  private static List<String> plan(Connection connection, Method method) throws SQLException {
    var sql = LIST.matcher(StatementsTest.sql(method).orElseThrow()).replaceAll("?, ?, ?");
    var steps = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery("EXPLAIN QUERY PLAN " + StatementsTest.positional(sql))) {
      while (result.next()) {
        steps.add(result.getString("detail"));
      }
    }
    return steps;
  }

  @Test
  void thoseOfAnUpdateAreAmongThem() {
    assertThat(plans.keySet())
        .contains(
            "SeenUpdateDao.add(List)",
            "SessionDao.of(List)",
            "UserDao.among(List)",
            "UserDao.setActive(List)",
            "MessageDao.addUncounted(List)",
            "OutboxDao.change(List)",
            "ReplyOwnerDao.claim(List)",
            "UserDao.deleteUncounted(UserId)",
            "DataKeyDao.add(List)");
  }

  /** Those with a limit too, unlike in {@link StatementsTest}. */
  @Test
  void theyWalkThroughNothingThatGrows() {
    plans.forEach((name, plan) -> {
      boolean isOfPostgres = name.startsWith("ReplyOwnerDao.placed"); // which has an index
      boolean isOneRow = name.equals("AuditLogDao.last()"); // the last by the primary key
      if (!isOfPostgres && !isOneRow) {
        assertThat(plan).as(name).noneMatch(StatementsTest::isWalk);
      }
    });
  }

  @Test
  void theySortNothingButAFewRows() {
    plans.forEach((name, plan) -> {
      if (!SORTING.contains(name.replaceFirst("\\(.*", "")) && !isOfSmallTables(plan)) {
        assertThat(plan).as(name).noneMatch(step -> step.contains("TEMP B-TREE"));
      }
    });
  }

  private static boolean isOfSmallTables(List<String> plan) {
    return plan.stream()
        .map(TABLE::matcher)
        .filter(Matcher::matches)
        .allMatch(matcher -> StatementsTest.SMALL.contains(matcher.group(1)));
  }

  /** A plan that changes shows in this file. {@code -Dupdate.docs=true} writes it. */
  @Test
  void theirPlansAreTheExpectedOnes() throws IOException {
    var expected =
        """
        # How SQLite runs the statements on the way of an update, of its replies and of erasure. Generated; to update it:
        # ./mvnw test -pl server -am -Dtest=HotStatementsTest -Dupdate.docs=true -Dsurefire.failIfNoSpecifiedTests=false
        # Statements that only insert rows have no plan.

        %s
        """
            .formatted(
                plans.entrySet().stream()
                    .filter(plan -> !plan.getValue().isEmpty())
                    .map(plan -> plan.getKey() + "\n  " + String.join("\n  ", plan.getValue()))
                    .collect(Collectors.joining("\n")));
    if (Boolean.getBoolean("update.docs")) {
      Files.writeString(PLANS, expected);
    }
    assertThat(PLANS).hasContent(expected);
  }
}
