package switchboard.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchboard.insight.FigureTable.Cell;
import switchboard.insight.PeopleChange.ActiveWeek;

class PeopleChangeTest {

  private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 1);

  private static PeopleChange change(long newcomers, long cameBack, long blocked, long erased) {
    return new PeopleChange(newcomers, cameBack, blocked, erased, 0);
  }

  @Test
  void theSentenceSaysWhetherMoreCameOrLeft() {
    assertThat(change(14, 2, 3, 1).summary()).hasToString("12 more people came than left.");
    assertThat(change(1, 0, 0, 0).summary()).hasToString("1 more person came than left.");
    assertThat(change(0, 1, 2, 3).summary()).hasToString("4 more people left than came.");
    assertThat(change(2, 1, 2, 1).summary()).hasToString("As many people came as left.");
    assertThat(change(0, 0, 0, 0).summary()).hasToString("Nobody came, and nobody left.");
  }

  @Test
  void theSentenceTellsNothingAboutAHiddenCount() {
    var five = new Suppression(5);
    assertThat(change(14, 5, 6, 0).summary(five)).hasToString("13 more people came than left.");
    var more = "More people came than left.";
    assertThat(change(14, 0, 9, 1).summary(five)).hasToString(more);
    assertThat(change(14, 2, 9, 1).summary(five)).hasToString(more);
    assertThat(change(1, 9, 40, 0).summary(five)).hasToString("More people left than came.");
    var few = "Too few people came or left to tell more.";
    assertThat(change(14, 0, 10, 1).summary(five)).hasToString(few); // it may be 14 and 14
    assertThat(change(2, 0, 0, 0).summary(new Suppression(1)))
        .hasToString(change(2, 0, 0, 0).summary().toString());
    assertThat(change(2, 0, 1, 0).summary(five)).hasToString(few);
  }

  @Test
  void whoIsDormantWasActiveTheWeekBefore() {
    var last = Week.ofDay(SUNDAY.toEpochDay());
    var before = new Week(last.number() - 1);
    var period = new Period(SUNDAY.toEpochDay() - 6, 7);
    var table =
        PeopleChange.weeks(
            period, List.of(new ActiveWeek(before, 5, 10, 3), new ActiveWeek(last, 4, 11, 2)));
    assertThat(table.rows().getLast())
        .containsExactly(
            new Cell.Day(last.monday()),
            new Cell.Count(4),
            new Cell.Count(11),
            new Cell.Count(2),
            new Cell.Count(18 - 11));
  }

  @Test
  void weeksBeforeAnybodyWasActiveAreLeftOut() {
    var last = Week.ofDay(SUNDAY.toEpochDay());
    var year = new Period(SUNDAY.toEpochDay() - 364, 365);
    var first = new Week(last.number() - 6);
    var table = PeopleChange.weeks(year, List.of(new ActiveWeek(first, 5, 0, 0)));
    assertThat(table.rows()).hasSize(7);
    assertThat(table.rows().getFirst()).startsWith(new Cell.Day(first.monday()), new Cell.Count(5));
    assertThat(PeopleChange.weeks(year, List.of(new ActiveWeek(last, 5, 0, 0))).rows()).hasSize(4);
    assertThat(PeopleChange.weeks(year, List.of()).rows()).hasSize(4);
    var longAgo = new ActiveWeek(new Week(last.number() - 80), 5, 0, 0);
    assertThat(PeopleChange.weeks(year, List.of(longAgo)).rows()).hasSize(53);
  }

  @Test
  void aWeekThatIsNotOverHasNoDormantPeople() {
    var saturday = SUNDAY.toEpochDay() - 1;
    var table =
        PeopleChange.weeks(
            new Period(saturday - 27, 28), List.of(new ActiveWeek(Week.ofDay(saturday), 4, 0, 0)));
    assertThat(table.rows().getLast().getLast()).isEqualTo(new Cell.Empty());
    assertThat(table.rows().get(table.rows().size() - 2).getLast()).isEqualTo(new Cell.Count(0));
  }
}
