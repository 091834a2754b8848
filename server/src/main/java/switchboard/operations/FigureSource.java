package switchboard.operations;

import switchboard.domain.Bot;
import switchboard.insight.Block;
import switchboard.insight.Figures;
import switchboard.insight.Period;
import switchboard.store.Tables;

/** Reads the figures of a block. */
public interface FigureSource {

  Block block();

  Figures read(Tables tables, Period period, Bot bot);
}
