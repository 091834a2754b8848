package switchboard.operations;

import java.util.List;
import switchboard.base.Sentence;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.FigureHiding;
import switchboard.insight.FigureTable;
import switchboard.insight.Figures;
import switchboard.insight.PeopleChange;
import switchboard.insight.Period;
import switchboard.store.Tables;

/** Who came, came back and left. */
public record ComingAndLeaving() implements FigureSource {

  private static final long HOURS = 24;

  @Override
  public Block block() {
    return Block.PEOPLE;
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot) {
    var change = change(tables, period);
    return figures(period, change.summary(), change.totals(), weeks(tables, period));
  }

  @Override
  public Figures read(Tables tables, Period period, Bot bot, FigureHiding hiding) {
    var change = change(tables, period);
    var hidden = PeopleByWeek.hiding(tables, period.last(), hiding.suppression());
    return figures(
        period,
        change.summary(hiding.suppression()),
        change.totals(hiding.suppression()),
        hidden.table(weeks(tables, period)));
  }

  private static PeopleChange change(Tables tables, Period period) {
    var total = tables.rollups().total(period.first() * HOURS, (period.last() + 1) * HOURS);
    return new PeopleChange(
        total.newcomers(), total.cameBack(), total.blocked(), total.erased(), total.visits());
  }

  private static FigureTable weeks(Tables tables, Period period) {
    return PeopleChange.weeks(period, PeopleByWeek.active(tables, period));
  }

  private Figures figures(Period period, Sentence summary, FigureTable totals, FigureTable weeks) {
    return new Figures(block(), period, summary, List.of(totals, weeks));
  }
}
