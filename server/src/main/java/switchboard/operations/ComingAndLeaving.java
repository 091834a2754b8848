package switchboard.operations;

import java.util.List;
import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.Figures;
import switchboard.insight.PeopleChange;
import switchboard.insight.PeopleChange.ActiveWeek;
import switchboard.insight.Period;
import switchboard.insight.Week;
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
    var total = tables.rollups().total(period.first() * HOURS, (period.last() + 1) * HOURS);
    var change =
        new PeopleChange(
            total.newcomers(), total.cameBack(), total.blocked(), total.erased(), total.visits());
    var weeks =
        tables
            .journeys()
            .weeks(PeopleChange.firstWeek(period) - 1, Week.ofDay(period.last()).number())
            .stream()
            .map(it ->
                new ActiveWeek(
                    new Week(it.week()), it.newcomers(), it.returned(), it.resurrected()))
            .toList();
    return new Figures(
        block(),
        period,
        change.summary(),
        List.of(change.totals(), PeopleChange.weeks(period, weeks)));
  }
}
