package switchboard.operations;

import java.util.List;
import java.util.stream.Collectors;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.CohortTriangle;
import switchboard.insight.CohortTriangle.CohortWeek;
import switchboard.insight.FigureHiding;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.insight.Week;
import switchboard.store.JourneyDao.CohortFigures;
import switchboard.store.Tables;

/** Who is still active weeks after their arrival. */
public record Staying() implements FigureSource {

  @Override
  public Block block() {
    return Block.STAYING;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    long last = Week.ofDay(period.last()).number();
    var people =
        tables.journeys().cohorts(last - CohortTriangle.weeks(period) + 1, last).stream()
            .collect(
                Collectors.toMap(
                    it -> new CohortWeek(new Week(it.arrivedWeek()), it.week()),
                    CohortFigures::people));
    var triangle = CohortTriangle.of(period, people);
    return figures(period, triangle, triangle.summary());
  }

  @Override
  public Figures hidden(Figures figures, FigureHiding hiding) {
    var triangle = new CohortTriangle(figures.period().last(), figures.tables().getFirst());
    return figures(figures.period(), triangle.hidden(hiding.suppression()), figures.summary());
  }

  /** The sentence is about all weeks together, also those whose numbers are hidden. */
  private Figures figures(Period period, CohortTriangle triangle, Sentence summary) {
    return new Figures(block(), period, summary, List.of(triangle.table()));
  }
}
