package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static switchboard.base.Sentence.literal;
import static switchboard.base.Sentence.sentence;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.FigureTable.Column;

/** Tables of figures: hidden cells, the period before, and values for programs. */
class FiguresTest {

  private static final FigureTable TABLE =
      new FigureTable(
          "sources",
          List.of(
              Column.of("source"),
              Column.ofPeople("people"),
              Column.of("times"),
              Column.of("share"),
              Column.of("took")),
          List.of(
              row("poster", 40, 1, 0.8, 3),
              row("friends", 8, 2, 0.16, 4),
              row("radio", 3, 3, 0.06, 5)));

  private static List<Cell> row(String name, long people, long times, double share, long took) {
    return List.of(
        new Cell.Name(name),
        new Cell.Count(people),
        new Cell.Count(times),
        new Cell.Share(share),
        new Cell.Time(Duration.ofSeconds(took)));
  }

  private static final FigureHiding HIDING = new FigureHiding(new Suppression(5));

  @Test
  void onlyCountsThatSplitPeopleAreHiddenAndWhatTellsThem() {
    assertThat(HIDING.table(TABLE).rows())
        .containsExactly(
            List.of(
                new Cell.Name("poster"),
                new Cell.Count(40),
                new Cell.Count(1),
                new Cell.Empty(),
                new Cell.Time(Duration.ofSeconds(3))),
            List.of(
                new Cell.Name("friends"),
                new Cell.Hidden(0),
                new Cell.Count(2),
                new Cell.Empty(),
                new Cell.Empty()),
            List.of(
                new Cell.Name("radio"),
                new Cell.Hidden(5),
                new Cell.Count(3),
                new Cell.Empty(),
                new Cell.Empty()));
    assertThat(new FigureHiding(Suppression.NONE).table(TABLE)).isEqualTo(TABLE);
  }

  @Test
  void countsOfPeopleInASentenceAreHiddenToo() {
    var summary =
        sentence(
            "insight.ways.band",
            PeopleCount.sentenceOf(3),
            PeopleCount.sentenceOf(8),
            PeopleCount.sentenceOf(40));
    var figures = new Figures(Block.WHERE_FROM, new Period(0, 7), summary, List.of(TABLE));
    assertThat(figures.summary().toString()).isEqualTo("3 people → 8 people: 40 people");
    assertThat(HIDING.figures(figures).summary().toString())
        .isEqualTo("under 5 people → some people: 40 people");
  }

  @Test
  void thePeriodBeforeStandsBesideEachCount() {
    var before = new FigureTable("sources", TABLE.columns(), List.of(row("radio", 9, 6, 0.5, 7)));
    var compared = Comparison.beside(TABLE, before);
    assertThat(compared.columns().stream().map(Column::name))
        .containsExactly(
            "source", "people", "people_before", "times", "times_before", "share", "took");
    assertThat(compared.columns().get(2).splitsPeople()).isTrue();
    assertThat(compared.rows().get(0).get(2)).isEqualTo(new Cell.Count(0));
    assertThat(compared.rows().get(2))
        .startsWith(
            new Cell.Name("radio"),
            new Cell.Count(3),
            new Cell.Count(9),
            new Cell.Count(3),
            new Cell.Count(6));
  }

  @Test
  void nothingIsKnownOfWhatTheLargestRowsBeforeLack() {
    var largest =
        new FigureTable(
            "sources", TABLE.columns(), List.of(row("radio", 9, 6, 0.5, 7)), /* isWhole= */ false);
    var compared = Comparison.beside(TABLE, largest);
    assertThat(compared.rows().get(0).get(2)).isEqualTo(new Cell.Empty());
    assertThat(compared.rows().get(2).get(2)).isEqualTo(new Cell.Count(9));
  }

  @Test
  void nothingStandsBesideWhatCannotBeCompared() {
    var alone = Comparison.besideNothing(TABLE);
    assertThat(alone.columns()).isEqualTo(Comparison.beside(TABLE, TABLE).columns());
    assertThat(alone.rows().getFirst())
        .startsWith(
            new Cell.Name("poster"),
            new Cell.Count(40),
            new Cell.Empty(),
            new Cell.Count(1),
            new Cell.Empty());
  }

  @Test
  void daysHaveNothingBeside() {
    var days =
        new FigureTable(
            "days",
            List.of(Column.of("day"), Column.of("times")),
            List.of(List.of(new Cell.Day(LocalDate.EPOCH), new Cell.Count(3))));
    assertThat(Comparison.beside(days, days)).isEqualTo(days);
  }

  @Test
  void programsGetWordsNumbersAndWhatIsHidden() {
    var table =
        new FigureTable(
            "all",
            List.of(
                Column.of("screen"),
                Column.of("status"),
                Column.of("title"),
                Column.of("took"),
                Column.of("share"),
                Column.of("day"),
                Column.ofPeople("people"),
                Column.of("nothing")),
            List.of(
                List.of(
                    new Cell.Name("hours"),
                    new Cell.Label(sentence("insight.languages.missing")),
                    new Cell.Label(literal("Poster")),
                    new Cell.Time(Duration.ofMillis(1_250)),
                    new Cell.Share(1.0 / 3),
                    new Cell.Day(LocalDate.of(2026, 2, 9)),
                    new Cell.Hidden(5),
                    new Cell.Empty())));
    assertThat(FigureRow.all(table).getFirst().toString())
        .isEqualTo(
            "{screen=hours, status=missing, title=Poster, took=1.25, share=0.3333,"
                + " day=2026-02-09, people=null, nothing=null, hidden=[people]}");
    assertThat(FigureRow.all(TABLE.empty())).isEqualTo(List.<Map<String, Object>>of());
  }
}
