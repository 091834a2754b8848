package switchboard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.imports.CsvSource;
import switchboard.imports.ImportOptions;
import switchboard.imports.Importer;
import switchboard.imports.Times;
import switchboard.insight.Week;
import switchboard.outbox.CommitPipeline;
import switchboard.store.Store;
import switchboard.telegram.BotIdentity;
import switchboard.telegram.UpdateReader;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;
import switchboard.testing.TestServer;

/** People of an earlier bot who come to this one arrived back then: they are not new. */
@OnEachDatabase
class ReturnAfterImportTest {

  private static final Instant ARRIVED = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant RETURNED = Instant.parse("2026-03-02T10:00:00Z");
  private static final long USER = 5;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theyCountInTheWeekInWhichTheyArrived(boolean isSameBot) throws IOException {
    importPerson(isSameBot);
    assertThat(rows("SELECT * FROM journeys")).isEmpty();
    handle(TestServer.text(7, USER, "/start l-poster"));
    long arrived = Week.of(ARRIVED).number();
    assertThat(rows("SELECT arrived_week, week, people FROM cohort_figures ORDER BY week"))
        .containsExactly(arrived + "|0|1", arrived + "|8|1");
    assertThat(rows("SELECT * FROM week_figures")).containsExactly((arrived + 8) + "|0|0|1");
    assertThat(rows("SELECT hour, newcomers FROM hourly_figures WHERE newcomers <> 0"))
        .containsExactly(ARRIVED.getEpochSecond() / 3_600 + "|1");
    assertThat(rows("SELECT source, day FROM link_figures WHERE newcomers <> 0"))
        .containsExactly("|" + ARRIVED.getEpochSecond() / 86_400);
    assertThat(rows("SELECT sum(came_back) FROM hourly_figures"))
        .containsExactly(isSameBot ? "0" : "1");
    assertThat(rows("SELECT reachable FROM users")).containsExactly("1");
  }

  private List<String> rows(String sql) {
    return database.rows(folder, sql);
  }

  private void importPerson(boolean isSameBot) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("people.csv"),
            "user_id,created_at,last_activity\n%d,%s,%s\n"
                .formatted(USER, ARRIVED, ARRIVED.plusSeconds(60)));
    new Importer(store, folder, new ImportOptions(isSameBot, RETURNED, null))
        .run(new CsvSource(file, null, new Times(null, RETURNED)), (_, _) -> {});
  }

  private void handle(String update) {
    var reader = new UpdateReader(() -> new BotIdentity(1, "test_bot", "T"));
    var raw = update.getBytes(StandardCharsets.UTF_8);
    var incoming = ((UpdateReader.Read.Update) reader.read(raw, RETURNED)).incoming();
    var received = List.of(new ReceivedUpdate(incoming, raw));
    var _ =
        Store.await(
            new CommitPipeline(store, null)
                .submit(
                    tables -> new Batch(store, tables, new RecordingDecider()).handle(received),
                    (_, _) -> {}));
  }
}
