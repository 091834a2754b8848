package switchboard.operations;

import java.util.List;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.CohortTriangle;
import switchboard.insight.FigureHiding;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.store.Tables;

/** Who is still active weeks after their arrival. */
public record Staying() implements FigureSource {

  @Override
  public Block block() {
    return Block.STAYING;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    return figures(period, triangle(tables, period));
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot, FigureHiding hiding) {
    var hidden = PeopleByWeek.hiding(tables, period.last(), hiding.suppression());
    return figures(period, triangle(tables, period).hidden(hidden));
  }

  private static CohortTriangle triangle(Tables tables, Period period) {
    return CohortTriangle.of(period, PeopleByWeek.cohorts(tables, period));
  }

  private Figures figures(Period period, CohortTriangle triangle) {
    return new Figures(block(), period, triangle.summary(), List.of(triangle.table()));
  }
}
