package switchboard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import switchboard.botfile.BotFile;
import switchboard.botfile.MediaFiles;
import switchboard.domain.Bot;
import switchboard.domain.ReplyState;
import switchboard.domain.ReplyTrouble;
import switchboard.insight.DurationBucket;
import switchboard.insight.FigureTable;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.store.OutboxDao.OutboxRow;
import switchboard.store.ReplyFigureDao.Kind;
import switchboard.store.ReplyFigureDao.ReplyFigures;
import switchboard.store.Store;
import switchboard.testing.OnEachDatabase;
import switchboard.testing.TestDatabase;

@OnEachDatabase
class SpeedAndFaultsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final long TODAY = Period.day(NOW);
  private static final Period WEEK = Period.upTo(NOW, 7);
  private static final Period YEAR = Period.upTo(NOW, 365);

  private static final Bot BOT =
      ((BotFile.Result.Loaded)
              BotFile.parse(
                  """
                  name: Cafe
                  languages: [en]
                  menu: {id: home, text: Welcome, formerly: [old], items: [{label: Mine, action: history}]}
                  """,
                  "bot.yaml",
                  MediaFiles.beside(null)))
          .bot();

  @Parameter TestDatabase database;
  private Store store;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void happened(String screen, Kind kind, int millis, long day, long times) {
    int bucket = DurationBucket.of(Duration.ofMillis(millis)).number();
    var figures = new ReplyFigures(screen, kind, bucket, day, 0);
    store.run(tables -> tables.replyFigures().add(Map.of(figures, times)));
  }

  private Figures read(Period period) {
    return store.readNow(
        tables -> new SpeedAndFaults(InstantSource.fixed(NOW)).read(tables, period, BOT));
  }

  private List<List<Cell>> rows(String table, Period period) {
    return read(period).tables().stream()
        .filter(it -> it.name().equals(table))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  @Test
  void theSlowestScreensComeFirstAndFormerNamesCountToTheCurrentOnes() {
    happened("home", Kind.SCREEN, 90, TODAY, 5);
    happened("old", Kind.SCREEN, 90, TODAY - 6, 2);
    happened("old", Kind.SCREEN, 90, TODAY - 7, 100);
    happened("old", Kind.EXPIRED, 0, TODAY, 3);
    happened(":settings", Kind.SCREEN, 2_000, TODAY, 1);
    happened(":settings", Kind.ANSWER, 20, TODAY, 1);
    var rows = rows("speed_of_screens", WEEK);
    assertThat(rows)
        .extracting(row -> List.of(row.get(0), row.get(1), row.get(4)))
        .containsExactly(
            List.of(new Cell.Name(":settings"), count(1), count(0)),
            List.of(new Cell.Name("home"), count(7), count(3)));
    assertThat(rows.getLast().get(3))
        .isInstanceOfSatisfying(
            Cell.Time.class,
            time ->
                assertThat(time.value()).isBetween(Duration.ofMillis(80), Duration.ofMillis(114)));
  }

  @Test
  void daysWhoseScreensAreForgottenCountOverall() {
    happened("home", Kind.ANSWER, 20, TODAY - 40, 5);
    happened("home", Kind.SCREEN, 20, TODAY - 40, 6);
    happened("home", Kind.ANSWER, 20, TODAY, 7);
    var before = rows("taps", YEAR);
    store.run(tables -> tables.replyFigures().forgetScreens(NOW));
    assertThat(rows("taps", YEAR)).isEqualTo(before);
    assertThat(before).extracting(row -> row.get(1)).containsExactly(count(12), count(6), count(0));
    assertThat(rows("speed_of_screens", YEAR)).hasSize(1);
  }

  @Test
  void theSentenceSaysHowFastTapsWereAnswered() {
    assertThat(summary()).isEqualTo("No taps were answered in this period.");
    happened("home", Kind.EXPIRED, 0, TODAY, 1);
    assertThat(summary()).isEqualTo("1 tap expired unanswered.");
    happened("home", Kind.ANSWER, 10, TODAY, 100);
    assertThat(summary())
        .isEqualTo("95 of 100 taps were answered within 14 ms. 1 tap expired unanswered.");
    happened("home", Kind.SCREEN, 1_300, TODAY, 100);
    assertThat(summary())
        .isEqualTo(
            "95 of 100 taps were answered within 14 ms and showed their screen within 1.8 s."
                + " 1 tap expired unanswered.");
  }

  private String summary() {
    return read(WEEK).summary().toString();
  }

  @Test
  void faultsAreThoseOfNow() {
    trouble(1, ReplyTrouble.REFUSED, NOW);
    trouble(2, ReplyTrouble.GIVEN_UP, NOW.minus(Duration.ofDays(6)));
    trouble(3, ReplyTrouble.UNKNOWN, NOW);
    trouble(4, ReplyTrouble.WITHOUT_BUTTONS, NOW);
    trouble(5, ReplyTrouble.REFUSED, NOW.minus(Duration.ofDays(8)));
    assertThat(rows("faults", WEEK))
        .containsExactly(List.of(count(0), count(2), count(1), count(1)));
    assertThat(read(WEEK.before()).tables())
        .extracting(FigureTable::name)
        .containsExactly("taps", "speed_of_screens");
  }

  private void trouble(long id, ReplyTrouble trouble, Instant at) {
    var row =
        new OutboxRow(
            id, null, null, "{}", ReplyState.REFUSED, 1, "no", null, at, at, null, null, trouble);
    store.run(tables -> tables.outbox().add(List.of(row)));
  }

  private static Cell count(long value) {
    return new Cell.Count(value);
  }
}
