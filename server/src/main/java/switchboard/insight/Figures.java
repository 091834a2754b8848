package switchboard.insight;

import java.util.List;
import switchboard.base.Sentence;

/**
 * What a block shows.
 *
 * @param summary what the figures say, in one sentence
 */
public record Figures(Block block, Period period, Sentence summary, List<FigureTable> tables) {}
