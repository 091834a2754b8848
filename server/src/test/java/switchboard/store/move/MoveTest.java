package switchboard.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.base.CrashPoint;
import switchboard.domain.Role;
import switchboard.domain.UserId;
import switchboard.store.Databases;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.StatisticsDao.Figures;
import switchboard.store.audit.AuditVerification;
import switchboard.store.sql.Database;
import switchboard.store.sql.StoreUnavailableException;
import switchboard.testing.NeedsPostgres;
import switchboard.testing.TestPostgres;

/** Moves from SQLite to PostgreSQL and back lose, add and change nothing. */
@NeedsPostgres
class MoveTest {

  /** The tables that the audit row of a move changes. */
  private static final List<String> AUDITED = List.of("data audit_log", "keys instance");

  @TempDir Path folder;
  private MoveFixture bot;
  private Databases postgres;

  @BeforeEach
  void fill() {
    bot = new MoveFixture(folder).fill();
    postgres = TestPostgres.databases(folder);
  }

  @AfterEach
  void listenNoMore() {
    CrashPoint.listen(_ -> {});
  }

  @Test
  void thereAndBackEverythingIsTheSame() {
    var before = MoveFixture.rows(bot.origin());
    assertThat(before.values()).as("each table has rows").noneMatch(List::isEmpty);
    var exports = bot.exports(bot.origin());
    var figures = figures(bot.origin());

    bot.move(bot.origin(), postgres);
    assertThat(bot.exports(postgres)).isEqualTo(exports);
    assertThat(figures(postgres)).isEqualTo(figures);
    assertThat(verified(postgres)).isInstanceOf(AuditVerification.Outcome.Intact.class);

    var back = bot.embedded("back");
    bot.move(postgres, back);
    assertThat(bot.exports(back)).isEqualTo(exports);
    assertThat(figures(back)).isEqualTo(figures);
    assertThat(verified(back)).isInstanceOf(AuditVerification.Outcome.Intact.class);
    assertThat(without(MoveFixture.rows(back))).isEqualTo(without(before));
    assertThat(MoveFixture.rows(back).get("data audit_log"))
        .hasSize((int) MoveFixture.PEOPLE + 2)
        .containsAll(before.get("data audit_log"))
        .anyMatch(row -> row.contains("action=move") && row.contains("way=switchboard move"));
    assertThat(MoveFixture.rows(bot.origin())).as("the original").isEqualTo(before);
  }

  private static Map<String, List<String>> without(Map<String, List<String>> rows) {
    return rows.entrySet().stream()
        .filter(table -> !AUDITED.contains(table.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Figures figures(Databases databases) {
    try (var store = bot.open(databases)) {
      return store.readNow(tables -> tables.statistics().at(MoveFixture.NOW));
    }
  }

  private AuditVerification.Outcome verified(Databases databases) {
    try (var store = bot.open(databases)) {
      return AuditVerification.of(store);
    }
  }

  @Test
  void theKeysMayGoToADatabaseOfTheirOwn() {
    var apart =
        new Databases.Served(
            TestPostgres.database(folder), TestPostgres.databases(folder.resolve("keys")).keys());
    bot.move(bot.origin(), apart);
    assertThat(bot.exports(apart)).isEqualTo(bot.exports(bot.origin()));
  }

  @Test
  void anErasedPersonStaysErased() {
    bot.move(bot.origin(), postgres);
    try (var store = bot.open(postgres)) {
      var person = new UserId(MoveFixture.ERASED);
      assertThat(store.keys().lastErasure(person)).contains(MoveFixture.NOW);
      assertThat(store.keys().fetch(List.of(person))).containsExactly(person);
      assertThat(store.<List<?>>readNow(tables -> tables.messages().of(person))).isEmpty();
    }
  }

  @Test
  void pendingRepliesKeepTheirOrderAndWaitForTheNextStart() {
    List<OutboxRow> pending;
    try (var store = bot.open(bot.origin())) {
      pending = store.readNow(tables -> tables.outbox().waitingAfter(0, 0, 1_000));
    }
    change(bot.origin(), "UPDATE outbox SET owner = 7, given = 1");
    bot.move(bot.origin(), postgres);
    try (var store = bot.open(postgres)) {
      assertThat(store.<Boolean>readNow(tables -> tables.replyOwners().isAnyOrphaned())).isTrue();
      var waiting = store.readNow(tables -> tables.outbox().waitingAfter(0, 0, 1_000));
      assertThat(waiting).hasSize((int) MoveFixture.PEOPLE).isEqualTo(pending);
    }
  }

  @Test
  void newRowsGetIdsThatNoRowEverHad() {
    change(
        bot.origin(),
        "INSERT INTO accounts (id, name, role, created_at) VALUES (20041, 'a', 'owner', 1)");
    change(bot.origin(), "DELETE FROM accounts WHERE id = 20041");
    bot.move(bot.origin(), postgres);
    var back = bot.embedded("back");
    try (var store = bot.open(postgres)) {
      store.run(tables -> tables.accounts().add("b", Role.OWNER, MoveFixture.NOW));
      long message = store.writeNow(tables -> store.rowIds(tables).message());
      assertThat(message).isGreaterThan(MoveFixture.RAW).isEqualTo(10 * 1024);
    }
    assertThat(number(postgres, "SELECT max(id) FROM accounts")).isEqualTo(20_042);
    change(postgres, "DELETE FROM accounts WHERE id = 20042");
    bot.move(postgres, back);
    try (var store = bot.open(back)) {
      store.run(tables -> tables.accounts().add("c", Role.OWNER, MoveFixture.NOW));
    }
    assertThat(number(back, "SELECT max(id) FROM accounts")).isEqualTo(20_043);
  }

  @ParameterizedTest
  @CsvSource({
    "MOVE_BEGUN, 1",
    "PAGE_MOVED, 1",
    "PAGE_MOVED, 4",
    "PAGE_MOVED, 20",
    "PAGE_MOVED, 36",
    "ROWS_MOVED, 1",
    "MOVE_COMPARED, 1"
  })
  void afterAnInterruptionNoServerUsesTheCopyAndTheMoveGoesOn(CrashPoint point, int times) {
    var back = bot.embedded("back");
    interruptedAndResumed(bot.origin(), postgres, point, times);
    interruptedAndResumed(postgres, back, point, times);
    assertThat(without(MoveFixture.rows(back))).isEqualTo(without(MoveFixture.rows(bot.origin())));
    assertThat(verified(back)).isInstanceOf(AuditVerification.Outcome.Intact.class);
  }

  private void interruptedAndResumed(Databases from, Databases to, CrashPoint point, int times) {
    var left = new AtomicInteger(times);
    CrashPoint.listen(reached -> {
      if (reached == point && left.decrementAndGet() == 0) {
        throw new IllegalStateException("the power is cut");
      }
    });
    assertThatThrownBy(() -> bot.move(from, to)).hasMessage("the power is cut");
    assertThatThrownBy(() -> bot.open(to).close())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("run switchboard move again");
    var pages = new ArrayList<CrashPoint>();
    CrashPoint.listen(pages::add);
    bot.move(from, to);
    if (point == CrashPoint.ROWS_MOVED) {
      assertThat(pages).as("nothing is copied twice").doesNotContain(CrashPoint.PAGE_MOVED);
    }
    CrashPoint.listen(_ -> {});
  }

  static void change(Databases databases, String sql) {
    var _ =
        DatabaseView.write(
            databases.data(),
            open -> {
              try (var statement = open.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  static long number(Databases databases, String sql) {
    try (var view = DatabaseView.of(databases.data())) {
      return view.number(sql);
    }
  }

  @Test
  void everyTableIsMovedOrIsAboutRunningServers() {
    for (var side : List.of(bot.origin(), postgres)) {
      assertThat(tables(side.data()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      MovedTable.DATA.stream().map(MovedTable::name), MovedTable.NOT_MOVED.stream())
                  .toList());
      assertThat(tables(side.keys()))
          .containsExactlyInAnyOrderElementsOf(
              MovedTable.KEYS.stream().map(MovedTable::name).toList());
    }
  }

  private static List<String> tables(Database database) {
    var sql =
        database.isShared()
            ? "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'flyway%'"
            : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'flyway%' AND name NOT LIKE 'sqlite%'";
    try (var view = DatabaseView.of(database)) {
      return view.read(open -> {
        try (var statement = open.createStatement();
            var found = statement.executeQuery(sql)) {
          var names = new ArrayList<String>();
          while (found.next()) {
            names.add(found.getString(1));
          }
          return names;
        }
      });
    }
  }
}
