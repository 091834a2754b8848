package switchboard.operations;

import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.FigureHiding;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.store.Tables;

/** Reads the figures of a block. */
public interface FigureSource {

  Block block();

  Figures read(Tables tables, Period period, Bot bot);

  /** What those see who may not read people's data. */
  default Figures read(Tables tables, Period period, Bot bot, FigureHiding hiding) {
    return hiding.figures(read(tables, period, bot));
  }

  /** Whether the figures are those of a period, rather than of now. */
  default boolean isOfPeriod() {
    return true;
  }
}
